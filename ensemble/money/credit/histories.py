"""What was done about an invoice, for finance alone: its client reads the invoice, not this."""

from django.db.models import Q

from ensemble.foundation.timeline.models import Entry
from ensemble.money.credit.models import Doubt, DunningStep, LateCharge, Loss, PaymentPromise
from ensemble.money.invoicing.models import Invoice

KEPT = (DunningStep, PaymentPromise, LateCharge, Doubt, Loss)


def history_of(invoice: Invoice) -> list[Entry]:
    """Steps, promises, charges, doubts and losses, the newest first."""
    told = Q()
    for model in KEPT:
        rows = model.objects.filter(invoice=invoice).values("pk")
        told |= Q(mentions__label=model._meta.label_lower, mentions__object_id__in=rows)
    return list(Entry.objects.filter(told).select_related("by").distinct().order_by("-pk"))
