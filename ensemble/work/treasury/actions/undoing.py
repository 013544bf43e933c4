"""An explanation is taken back: the reversing entry, and the line has that much left again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions import settling
from ensemble.money.invoicing.actions.setting_off import undo_set_off
from ensemble.money.ledger.actions.posting import reverse
from ensemble.work.treasury.access import may_match
from ensemble.work.treasury.models import BankLine, Match
from ensemble.work.treasury.posting import key_of

Kind = Match.Kind


@transaction.atomic
def undo(match: Match, *, by: Person, at: datetime) -> None:
    """Raises TooLate the second time, and for a payment that came back: its owner was told."""
    require(may_match(by))
    Match.objects.select_for_update().get(pk=match.pk)
    match.refresh_from_db()
    if match.undone_at is not None:
        raise TooLate(_("This match was already undone."))
    if match.kind == Kind.RETURN:
        raise TooLate(_("A return was told to its owner: pay again instead of undoing it."))
    match.undone_by, match.undone_at = by, at
    match.save(update_fields=["undone_by", "undone_at"])
    _reverse(match, by=by, at=at)
    BankLine.objects.filter(pk=match.line_id).update(left=F("left") + match.amount)
    record("treasury.match_undone", on=match, by=by, at=at, also=(match.line,))


def _reverse(match: Match, *, by: Person, at: datetime) -> None:
    on, key = match.line.booked_on, f"undo:{key_of(match)}"
    if match.settlement is not None:
        settling.undo(match.settlement, on=on, key=key, by=by, at=at)
    if match.discount is not None:
        settling.undo(match.discount, on=on, key=f"{key}:discount", by=by, at=at)
    if match.set_off is not None:
        undo_set_off(match.set_off, on=on, key=f"{key}:set_off", by=by, at=at)
    if match.entry is not None:
        reverse(match.entry, on=on, label=match.entry.label, key=key, at=at, by=by, about=match)
    if match.kind == Kind.PAYMENT:
        move(match.payment, "ordered", paid_on=None, late=_("This payment came back since."))
