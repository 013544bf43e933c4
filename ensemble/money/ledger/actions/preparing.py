"""What no app posts by itself: someone of finance prepares an entry, someone else posts it."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.ledger.access import may_post, may_write_by_hand
from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all
from ensemble.money.ledger.chart import accounts_of
from ensemble.money.ledger.lines import Side, Unbalanced, UnknownAccount
from ensemble.money.ledger.models import Entry, ManualEntry

DECIDED = gettext_lazy("This entry has already been decided.")


@transaction.atomic
def prepare(
    *,
    journal: str,
    on: date,
    label: str,
    lines: Sequence[Side],
    by: Person,
    at: datetime,
    piece: str = "",
) -> ManualEntry:
    """Written down, not posted. Raises Incomplete for what could never be."""
    require(may_write_by_hand(by))
    _require_possible(Posting(journal, on, label, lines, "", at))
    manual = ManualEntry.objects.create(
        journal_id=journal,
        on=on,
        label=label,
        piece=piece,
        lines=[_written(line) for line in lines],
        prepared_by=by,
        prepared_at=at,
    )
    record("ledger.prepared", on=manual, by=by, at=at, label=label)
    return manual


@transaction.atomic
def post_prepared(manual: ManualEntry, *, by: Person, at: datetime) -> Entry:
    """A second person of finance lets it into the ledger."""
    require(may_post(by, manual), _("Another person of finance posts what was prepared by hand."))
    [entry] = post_all([_posting_of(manual, by, at)])
    move(manual, "posted", entry=entry, decided_by=by, decided_at=at, late=DECIDED)
    record("ledger.posted", on=manual, by=by, at=at, label=manual.label, number=entry.name)
    return entry


@transaction.atomic
def set_aside(manual: ManualEntry, *, by: Person, at: datetime) -> None:
    """Either of them drops it."""
    require(may_write_by_hand(by))
    move(manual, "set_aside", decided_by=by, decided_at=at, late=DECIDED)
    record("ledger.set_aside", on=manual, by=by, at=at, label=manual.label)


def _require_possible(posting: Posting) -> None:
    try:
        posting.require_balanced()
        for side in posting.sides:
            accounts_of(side.account)
    except Unbalanced:
        raise Incomplete(_("Debits and credits must be equal, with a line on each side.")) from None
    except UnknownAccount:
        wrong = {"account": side.account}
        raise Incomplete(_("The chart has no account %(account)s.") % wrong) from None


def _written(line: Side) -> dict[str, str]:
    side = "debit" if isinstance(line, Debit) else "credit"
    return {"account": line.account, "party": line.party, side: str(line.amount)}


def _posting_of(manual: ManualEntry, by: Person, at: datetime) -> Posting:
    lines = [
        Debit(line["account"], Decimal(line["debit"]), line["party"])
        if "debit" in line
        else Credit(line["account"], Decimal(line["credit"]), line["party"])
        for line in manual.lines
    ]
    return Posting(
        journal=manual.journal_id,
        on=manual.on,
        label=manual.label,
        lines=lines,
        key=f"by-hand:{manual.pk}",
        at=at,
        by=by,
        about=manual,
        piece=manual.piece,
    )
