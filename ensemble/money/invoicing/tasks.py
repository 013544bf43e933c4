"""What the clock does: look for what the platform announced to nobody, and make late papers."""

from datetime import datetime, timedelta

from django.db.models import Max

from ensemble.foundation.core.jobs import every
from ensemble.money.invoicing import platform
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.courier import follow, hand_over
from ensemble.money.invoicing.models import Dispatch, FollowedFlow, Invoice

LATE = timedelta(minutes=15)
OVERLAP = timedelta(hours=1)  # two clocks, and flows whose state changed while we asked
FIRST_LOOK = timedelta(days=31)


@every("*/15 * * * *", name="invoicing.catch_up")
def what_was_announced_to_nobody(at: datetime) -> None:
    """A notification may be lost, and a platform silent for long: both are made good here."""
    there = platform.current()
    if there is None:
        return
    last = FollowedFlow.objects.aggregate(last=Max("updated_at"))["last"]
    since = last - OVERLAP if last else at - FIRST_LOOK
    for dispatch in Dispatch.objects.filter(state="waiting", asked_at__lt=at - OVERLAP)[:100]:
        hand_over.defer(dispatch_id=dispatch.pk)
    for flow in there.search(updatedAfter=since.isoformat()):
        follow.defer(flow_id=flow.flow_id)


@every("*/15 * * * *", name="invoicing.late_papers")
def papers_that_wait(at: datetime) -> None:
    """Whatever kept the validator down, an invoice does not stay without its paper."""
    for invoice in Invoice.objects.filter(state="issued", issued_at__lt=at - LATE)[:100]:
        make_paper(invoice, by=None, at=at)
