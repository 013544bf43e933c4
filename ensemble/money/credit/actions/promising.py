"""The client says when it will pay: the ladder waits until that day is over."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_run_credit
from ensemble.money.credit.models import PaymentPromise
from ensemble.money.invoicing.models import Invoice


@transaction.atomic
def note_promise(
    invoice: Invoice, *, pays_on: date, said_by: str, by: Person, at: datetime
) -> PaymentPromise:
    """`said_by`: who said so at the client's, and how."""
    require(may_run_credit(by))
    if pays_on < localdate(at):
        raise Incomplete(_("A promise is for today or a day to come."))
    try:
        with transaction.atomic():
            promise = PaymentPromise.objects.create(
                invoice=invoice, pays_on=pays_on, said_by=said_by, noted_by=by, noted_at=at
            )
    except IntegrityError:
        raise TooLate(_("A promise already holds for this invoice.")) from None
    facts: dict[str, Any] = {"pays_on": pays_on.isoformat(), "said_by": said_by}
    record("credit.promised", on=promise, by=by, at=at, **facts)
    return promise


@transaction.atomic
def withdraw_promise(promise: PaymentPromise, *, by: Person, at: datetime) -> None:
    """It was noted by mistake, or they changed their mind."""
    require(may_run_credit(by))
    move(promise, "withdrawn", ended_at=at, late=_("This promise has already ended."))
    record("credit.promise_withdrawn", on=promise, by=by, at=at)


@transaction.atomic
def keep_promises(invoice: Invoice, *, at: datetime) -> None:
    """The invoice is settled: what was promised about it was kept."""
    if invoice.open_amount > 0:
        return
    for promise in PaymentPromise.objects.open().filter(invoice=invoice):
        move(promise, "kept", ended_at=at)
        record("credit.promise_kept", on=promise, by=None, at=at)


@transaction.atomic
def break_promises(*, at: datetime) -> int:
    """The day is over and money did not come: the ladder goes on. How many were broken."""
    over = PaymentPromise.objects.open().filter(pays_on__lt=localdate(at)).select_related("invoice")
    for promise in over.select_for_update(of=("self",)):
        move(promise, "broken", ended_at=at)
        record("credit.promise_broken", on=promise, by=None, at=at)
    return len(over)
