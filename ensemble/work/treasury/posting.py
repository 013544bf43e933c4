"""What the ledger is told of a match that no invoice tells it: the bank on one side, on the other what
the money was for."""

from datetime import datetime

from ensemble.foundation.persons.models import Person
from ensemble.money.ledger import parties
from ensemble.money.ledger.actions.posting import Credit, Debit, Posting
from ensemble.money.ledger.lines import Side
from ensemble.work.treasury.models import Match

Kind = Match.Kind
BANK, TRANSIT, JOURNAL = "bank", "transfers", "BQ"


def key_of(match: Match) -> str:
    return f"match:{match.pk}"


def posting_of(match: Match, *, by: Person | None, at: datetime) -> Posting:
    """Dated as the bank booked it."""
    line = match.line
    other, party = _counterpart(match)
    sides: list[Side] = (
        [Debit(BANK, match.amount), Credit(other, match.amount, party=party)]
        if line.came_in
        else [Debit(other, match.amount, party=party), Credit(BANK, match.amount)]
    )
    return Posting(
        journal=JOURNAL,
        on=line.booked_on,
        label=_label(match),
        lines=sides,
        key=key_of(match),
        at=at,
        by=by,
        about=match,
        piece=match.payment.words if match.payment else "",
    )


def _counterpart(match: Match) -> tuple[str, str]:
    if match.kind in (Kind.PAYMENT, Kind.RETURN):
        return TRANSIT, ""
    if match.kind == Kind.FEE:
        return "bank_fees", ""
    if match.kind == Kind.OVERPAID:
        return "client_advances", parties.of_organisation(match.organisation)
    return "suspense", ""


def _label(match: Match) -> str:
    said = match.payment.name if match.payment else match.line.words or match.line.other_name
    return f"{match.get_kind_display()} {said}"[:200].strip()
