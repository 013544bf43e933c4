"""What happened, in plain words; each line opens onto its double entry."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.money.ledger import parties
from ensemble.money.ledger.models import Entry
from ensemble.people.profiles.models import Member

SHOWN = 20


@dataclass(frozen=True)
class Event:
    label: str
    on: date
    amount: Decimal
    entries: list[tuple[str, Decimal, Decimal]]


def to(member: Member) -> list[Event]:
    """The last entries of the member's own account, the newest first."""
    party = parties.of_member(member)
    own = Entry.objects.of_party(party).ready_to_read().order_by("-on", "-pk")[:SHOWN]
    return [_event(entry, party) for entry in own]


def _event(entry: Entry, party: str) -> Event:
    lines = list(entry.lines.all())
    moved = sum((line.amount for line in lines if line.party == party), Decimal("0.00"))
    written = [(str(line.account), line.debit, line.credit) for line in lines]
    return Event(_words(entry, moved), entry.on, abs(moved), written)


def _words(entry: Entry, moved: Decimal) -> str:
    """`moved`: on her account, above zero when the operator owes her less."""
    number = {"number": entry.piece}
    if entry.reverses_id:
        return _("%(number)s: taken back, owed again") % number
    if entry.key.startswith("invoice:"):
        return _("%(number)s: invoiced") % number
    if entry.key.startswith("settlement:"):
        way = (
            _("%(number)s: on its way to you") if moved > 0 else _("%(number)s: given back by you")
        )
        return way % number
    return entry.label
