"""Someone of finance says what a bank line is: as it is proposed, or otherwise."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice
from ensemble.work.treasury.access import may_match
from ensemble.work.treasury.actions.explaining import locked, part_explained, require_ours
from ensemble.work.treasury.ladder import Ladder
from ensemble.work.treasury.models import BankLine, Match, Payment
from ensemble.work.treasury.proposing import Part

Kind = Match.Kind


@transaction.atomic
def confirm(line: BankLine, *, by: Person, at: datetime) -> list[Match]:
    """Finance agrees with what is proposed; it is read again here, not taken from the page."""
    require(may_match(by))
    line = locked(line)
    proposal = Ladder([line]).judge(line)
    if not proposal.parts:
        raise TooLate(_("Nothing is proposed for this line any more."))
    return [part_explained(line, part, by=by, at=at) for part in proposal.parts]


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
