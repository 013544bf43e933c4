"""A client kept from what it pays what a credit note owes it: each settles the other, and nothing moves
but the VAT. The law lets either side say so (C. civ. 1347); the house never does it alone."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing import posting_moves
from ensemble.money.invoicing.access import may_settle
from ensemble.money.invoicing.actions.moving import already, locked, tell, write
from ensemble.money.invoicing.actions.settling import undo
from ensemble.money.invoicing.models import Flow, Invoice, Settlement


@transaction.atomic
def set_off(
    invoice: Invoice, credit: Invoice, *, on: date, by: Person | None, at: datetime, key: str
) -> Settlement:
    """All that is open of the credit note, off what is open of the invoice: the movement of the invoice,
    whose twin settles the credit note. Raises TooLate when less is open than that, or nothing."""
    require(may_settle(by))
    if found := already(key):
        return found
    invoice, credit = locked(invoice), locked(credit)
    _may_be_set_off(invoice, credit)
    amount, day = credit.open_amount, max(on, invoice.issued_on, credit.issued_on)
    move = partial(write, kind="set_off", amount=amount, on=day, by=by, at=at, credit=credit)
    taken, twin = move(invoice, key=key), move(credit, key=_key_of_twin(key))
    posting_moves.post_set_off(taken, twin, by=by, at=at)
    for one in (taken, twin):
        tell("invoicing.settled", one, by=by, at=at)
    return taken


@transaction.atomic
def undo_set_off(taken: Settlement, *, on: date, by: Person | None, at: datetime, key: str) -> None:
    """Both movements the other way round, and the one entry reversed."""
    twin = Settlement.objects.get(key=_key_of_twin(taken.key))
    undo(taken, on=on, by=by, at=at, key=key)
    undo(twin, on=on, by=by, at=at, key=_key_of_twin(key))


def _may_be_set_off(invoice: Invoice, credit: Invoice) -> None:
    ours = invoice.flow == credit.flow == Flow.SOLD and credit.is_credit and not invoice.is_credit
    if not ours or invoice.organisation_id != credit.organisation_id:
        raise TooLate(_("Only what one client owes and is owed is set off."))
    if not 0 < credit.open_amount <= invoice.open_amount:
        words = _("%(credit)s and %(number)s are no longer open for as much.")
        raise TooLate(words % {"credit": credit.number, "number": invoice.number})


def _key_of_twin(key: str) -> str:
    return f"{key}:credit"
