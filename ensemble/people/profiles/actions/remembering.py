"""What the team remembers: how we met, notes, and the member's own word beside them."""

from datetime import date, datetime

from django.db import transaction

from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles import letters
from ensemble.people.profiles.access import may_correct, may_remember
from ensemble.people.profiles.models import HowWeMet, Member, Note


@transaction.atomic
def tell_how_we_met(
    member: Member, *, text: str, met_on: date | None = None, by: Person, at: datetime
) -> HowWeMet:
    require(may_remember(by))
    story = HowWeMet.objects.create(member=member, by=by, text=text, met_on=met_on)
    record("profiles.how_we_met_told", on=member, by=by, at=at)
    return story


@transaction.atomic
def note(member: Member, *, text: str, by: Person, at: datetime) -> Note:
    """Write something to remember; the member reads it."""
    require(may_remember(by))
    written = Note.objects.create(member=member, by=by, text=text, at=at)
    record("profiles.noted", on=member, by=by, at=at)
    return written


@transaction.atomic
def correct(note: Note, *, text: str, by: Person, at: datetime, seen: str | None = None) -> Note:
    """Stand beside a note with one's own words; empty words withdraw them. `seen` is the mark of
    those that were read: Stale when they have changed since."""
    require(may_correct(by, note))
    now = Note.objects.select_for_update().get(pk=note.pk)
    require_unchanged(seen, {"text": now.correction}, {"text": text})
    note.correction = text
    note.corrected_at = at if text else None
    note.save(update_fields=["correction", "corrected_at"])
    if text:
        record("profiles.note_corrected", on=note.member, by=by, at=at)
        letters.note_corrected(note, at=at)
    return note
