"""What the clock does on working mornings: promises that were not kept, then the ladder."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from ensemble.foundation.core.jobs import every, job
from ensemble.money.credit.actions.dunning import climb
from ensemble.money.credit.actions.promising import break_promises
from ensemble.money.credit.ladder import LEFT_US, days_of
from ensemble.money.credit.models import Rung
from ensemble.money.invoicing.models import Invoice


@every("30 6 * * 1-5", name="credit.remind")
def remind(at: datetime) -> None:
    """One job an invoice: a letter that cannot be written keeps no other from leaving."""
    break_promises(at=at)
    today = localdate(at)
    soon = today - timedelta(days=days_of(Rung.BEFORE, on=today))
    waiting = Invoice.objects.sold().not_credits().filter(state__in=LEFT_US, due_on__lte=soon)
    for invoice_id in waiting.still_open().values_list("pk", flat=True):
        climb_one.defer(invoice_id=invoice_id)


@job("credit.climb")
def climb_one(invoice_id: int) -> None:
    climb(Invoice.objects.get(pk=invoice_id), at=timezone.now())
