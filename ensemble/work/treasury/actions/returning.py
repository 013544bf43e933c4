"""A payment that comes back: one reversal, one notice, and the others untouched."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.settling import undo
from ensemble.work.treasury import letters
from ensemble.work.treasury.access import may_match
from ensemble.work.treasury.models import Payment


@transaction.atomic
def come_back(
    payment: Payment, *, on: date, reason: str, by: Person | None, at: datetime
) -> Payment:
    """What was owed is owed again; the member is told once, with what to check.

    `reason` is the banks' code (`AC04`) or finance's own words. A payment that already came back
    raises TooLate, so that one return is one reversal.
    """
    require(may_match(by))
    late = _("This payment had already come back.")
    move(payment, "returned", returned_on=on, return_reason=reason[:200], late=late)
    undo(payment.settlement, on=on, key=f"return:{payment.end_to_end_id}", by=by, at=at)
    also = (payment.run, payment.invoice)
    record("treasury.payment_returned", on=payment, by=by, at=at, also=also, reason=reason)
    letters.payment_returned(payment, at=at)
    return payment
