"""One part of a bank line explained: its row, what it moves, and what is left of the line. Once a line is
explained its money stands in the bank's account, no sooner."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions import settling
from ensemble.money.invoicing.actions.setting_off import set_off
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger.actions.posting import post_all
from ensemble.work.treasury.actions.returning import come_back
from ensemble.work.treasury.models import BankLine, Match
from ensemble.work.treasury.posting import key_of, posting_of
from ensemble.work.treasury.proposing import Part

Kind = Match.Kind


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
    if part.credit:
        _set_off(match, part.credit, by=by, at=at)
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


def _set_off(match: Match, credit: Invoice, *, by: Person | None, at: datetime) -> None:
    """What the client kept, before what it paid: the receipt then takes the last cent of VAT."""
    on, key = match.line.booked_on, f"set_off:{key_of(match)}"
    match.set_off = set_off(match.invoice, credit, on=on, key=key, by=by, at=at)
    match.save(update_fields=["set_off"])


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
