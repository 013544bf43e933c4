from collections.abc import Sequence
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


def record_all(
    verb: str,
    told: Sequence[tuple[models.Model, dict]],
    *,
    by: Person | None,
    at: datetime,
) -> list[Entry]:
    """The same deed done to many things at once, each with its facts: a handful of statements."""
    entries = Entry.objects.bulk_create(
        [Entry(verb=verb, by=by, at=at, facts=facts) for _thing, facts in told]
    )
    Mention.objects.bulk_create(
        Mention(entry=entry, label=thing._meta.label_lower, object_id=thing.pk, is_subject=True)
        for entry, (thing, _facts) in zip(entries, told, strict=True)
    )
    for name in readers_of(verb):
        read_entry.defer_all([{"reader": name, "entry_id": entry.pk} for entry in entries])
    return entries
