from datetime import datetime

from django.db import models

from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.models import Entry, Mention
from ensemble.foundation.timeline.reading import readers_of
from ensemble.foundation.timeline.tasks import read_entry


def record(
    verb: str,
    *,
    on: models.Model,
    by: Person | None,
    at: datetime,
    also: tuple[models.Model, ...] = (),
    **facts,
) -> Entry:
    """Keep that `by` did `verb` to `on`, in the transaction of the deed.

    `also` are other things whose history tells it too; `facts` is JSON, what the sentence
    needs and nothing more. Readers declared by upper apps are told by a job.
    """
    entry = Entry.objects.create(verb=verb, by=by, at=at, facts=facts)
    things = {(thing._meta.label_lower, thing.pk): thing is on for thing in (*also, on)}
    Mention.objects.bulk_create(
        Mention(entry=entry, label=label, object_id=pk, is_subject=subject)
        for (label, pk), subject in things.items()
    )
    for name in readers_of(verb):
        read_entry.defer(reader=name, entry_id=entry.pk)
    return entry
