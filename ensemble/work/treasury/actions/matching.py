"""A bank line is explained, part by part; each part has its entry in the ledger, and each undoing
the reversing one. Once a line is explained its money stands in the bank's account, no sooner."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions import settling
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger import parties
from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all, reverse
from ensemble.money.ledger.lines import Side
from ensemble.work.treasury.access import may_match
from ensemble.work.treasury.actions.returning import come_back
from ensemble.work.treasury.ladder import Ladder
from ensemble.work.treasury.models import BankLine, Match, Payment
from ensemble.work.treasury.proposing import Part, Proposal

Kind = Match.Kind
BANK, TRANSIT, JOURNAL = "bank", "transfers", "BQ"


@transaction.atomic
def confirm(line: BankLine, *, by: Person, at: datetime) -> list[Match]:
    """Finance agrees with what is proposed; it is read again here, not taken from the page."""
    require(may_match(by))
    line = locked(line)
    proposal = Ladder([line]).judge(line)
    if not proposal.parts:
        raise TooLate(_("Nothing is proposed for this line any more."))
    return _make(line, proposal, by=by, at=at)


@transaction.atomic
def receive(
    line: BankLine, invoice: Invoice, *, amount: Decimal, by: Person, at: datetime
) -> Match:
    """A client pays this invoice, in full or in part, with this line or a part of it."""
    require(may_match(by))
    line = locked(line)
    require_ours(line, came_in=True)
    if amount > invoice.open_amount:
        raise TooLate(_("Less than that is still open on %(number)s.") % {"number": invoice.number})
    return part_explained(line, Part(Kind.RECEIPT, amount, invoice=invoice), by=by, at=at)


@transaction.atomic
def pay_out(line: BankLine, payment: Payment, *, by: Person, at: datetime) -> Match:
    """This line is that payment, leaving or coming back, though its number was lost on the way."""
    require(may_match(by))
    line = locked(line)
    if line.left != payment.amount:
        raise TooLate(_("The amount is not that of the payment."))
    kind = Kind.RETURN if line.came_in else Kind.PAYMENT
    return part_explained(line, Part(kind, payment.amount, payment=payment), by=by, at=at)


@transaction.atomic
def explain(
    line: BankLine,
    kind: str,
    *,
    by: Person,
    at: datetime,
    amount: Decimal | None = None,
    organisation: Organisation | None = None,
) -> Match:
    """What is left of a line is bank fees, an overpayment of that client (4191), or not known (471)."""
    require(may_match(by))
    line = locked(line)
    amount = line.left if amount is None else amount
    if kind == Kind.FEE and line.came_in:
        raise TooLate(_("Fees leave the account; this line came in."))
    if kind == Kind.OVERPAID and organisation is None:
        raise TooLate(_("Say which client paid too much."))
    part = Part(kind, amount)
    return part_explained(line, part, by=by, at=at, organisation=organisation)


@transaction.atomic
def undo(match: Match, *, by: Person, at: datetime) -> None:
    """Take one explanation back: the reversing entry, and the line has that much left again."""
    require(may_match(by))
    Match.objects.select_for_update().get(pk=match.pk)
    match.refresh_from_db()
    if match.undone_at is not None:
        raise TooLate(_("This match was already undone."))
    if match.kind == Kind.RETURN:
        raise TooLate(_("A return was told to its owner: pay again instead of undoing it."))
    match.undone_by, match.undone_at = by, at
    match.save(update_fields=["undone_by", "undone_at"])
    _take_back(match, by=by, at=at)
    BankLine.objects.filter(pk=match.line_id).update(left=F("left") + match.amount)
    record("treasury.match_undone", on=match, by=by, at=at, also=(match.line,))


def _make(line: BankLine, proposal: Proposal, *, by: Person | None, at: datetime) -> list[Match]:
    return [part_explained(line, part, by=by, at=at) for part in proposal.parts]


def part_explained(
    line: BankLine,
    part: Part,
    *,
    by: Person | None,
    at: datetime,
    organisation: Organisation | None = None,
) -> Match:
    """One part of a line: the row, what it moves, and what is left."""
    if not Decimal(0) < part.amount <= line.left:
        raise TooLate(_("Less than that is left on this line."))
    owner = organisation or (part.invoice.organisation if part.invoice else None)
    match = Match.objects.create(
        line=line,
        kind=part.kind,
        amount=part.amount,
        invoice=part.invoice,
        payment=part.payment,
        organisation=owner,
        by=by,
        at=at,
    )
    fault("treasury.after_match")
    if part.discount:
        _grant(match, part.discount, by=by, at=at)
    _move_money(match, by=by, at=at)
    line.left -= part.amount
    line.note = line.note if line.left else BankLine.Note.NONE
    line.save(update_fields=["left", "note"])
    if by is not None:
        record("treasury.line_matched", on=match, by=by, at=at, also=(line,), kind=part.kind)
    return match


def _move_money(match: Match, *, by: Person | None, at: datetime) -> None:
    line = match.line
    if match.kind in (Kind.RECEIPT, Kind.REFUND):
        settle = settling.collect if line.came_in else settling.pay
        match.settlement = settle(
            match.invoice, match.amount, on=line.booked_on, key=key_of(match), by=by, at=at
        )
    else:
        (match.entry,) = post_all([posting_of(match, by=by, at=at)])
    match.save(update_fields=["settlement", "entry"])
    if match.kind == Kind.PAYMENT:
        late = _("This payment had already left.")
        move(match.payment, "paid", paid_on=line.booked_on, late=late)
    elif match.kind == Kind.RETURN:
        come_back(match.payment, on=line.booked_on, reason=line.reason, by=by, at=at)


def _grant(match: Match, kept: Decimal, *, by: Person | None, at: datetime) -> None:
    """The escompte that the invoice bears, as the ladder counted it: what is short is not owed."""
    on, key = match.line.booked_on, f"discount:{key_of(match)}"
    match.discount = settling.discount(match.invoice, on=on, key=key, by=by, at=at)
    if match.discount.amount != kept:
        raise TooLate(_("This discount is not what the line is short of any more."))
    match.save(update_fields=["discount"])


def posting_of(match: Match, *, by: Person | None, at: datetime) -> Posting:
    """The bank on one side; on the other what the money was for."""
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


def _take_back(match: Match, *, by: Person, at: datetime) -> None:
    on, key = match.line.booked_on, f"undo:{key_of(match)}"
    if match.settlement is not None:
        settling.undo(match.settlement, on=on, key=key, by=by, at=at)
    if match.discount is not None:
        settling.undo(match.discount, on=on, key=f"{key}:discount", by=by, at=at)
    if match.entry is not None:
        reverse(match.entry, on=on, label=match.entry.label, key=key, at=at, by=by, about=match)
    if match.kind == Kind.PAYMENT:
        move(match.payment, "ordered", paid_on=None, late=_("This payment came back since."))


def key_of(match: Match) -> str:
    return f"match:{match.pk}"


def locked(line: BankLine) -> BankLine:
    BankLine.objects.select_for_update().get(pk=line.pk)
    line.refresh_from_db()
    if not line.left:
        raise TooLate(_("This line is already explained."))
    require_ours(line)
    return line


def require_ours(line: BankLine, *, came_in: bool | None = None) -> None:
    if line.currency != "EUR":
        raise TooLate(_("This line is in another currency: it is explained in your accounts."))
    if came_in is not None and line.came_in != came_in:
        raise TooLate(_("This money went the other way."))
