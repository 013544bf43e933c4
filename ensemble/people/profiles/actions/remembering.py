"""What the team remembers: how we met, notes, and the member's own word beside them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles import letters
from ensemble.people.profiles.access import may_correct, may_remember
from ensemble.people.profiles.models import HowWeMet, Member, Note


@transaction.atomic
def tell_how_we_met(
    member: Member,
    *,
    text: str,
    met_on: date | None = None,
    by: Person,
    at: datetime,
    key: UUID | None = None,
) -> HowWeMet:
    """`key` is that of the form: sent twice, it tells once; TooLate with other words."""
    require(may_remember(by))
    words = {"member": member, "by": by, "text": text, "met_on": met_on}
    story, is_new = HowWeMet.objects.get_or_create(key=key or uuid7(), defaults=words)
    _require_same(story, words)
    if is_new:
        record("profiles.how_we_met_told", on=member, by=by, at=at)
    return story


@transaction.atomic
def note(member: Member, *, text: str, by: Person, at: datetime, key: UUID | None = None) -> Note:
    """Write something to remember; the member reads it. `key` is that of the form: sent twice, it
    notes once; TooLate with other words."""
    require(may_remember(by))
    words = {"member": member, "by": by, "text": text}
    written, is_new = Note.objects.get_or_create(key=key or uuid7(), defaults=words | {"at": at})
    _require_same(written, words)
    if is_new:
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


def _require_same(kept: HowWeMet | Note, words: dict[str, object]) -> None:
    if any(getattr(kept, name) != value for name, value in words.items()):
        raise TooLate(
            _("Something else was already kept from this page. Keep this too, if it adds to it.")
        )
