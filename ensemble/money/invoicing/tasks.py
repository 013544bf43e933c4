"""What the clock does: look for what the platform announced to nobody, and make late papers,
ask the directory again."""

from datetime import datetime, timedelta

from django.db.models import Max

from ensemble.foundation.core.jobs import every
from ensemble.money.invoicing import platform
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.courier import follow, hand_over, look_up
from ensemble.money.invoicing.models import Dispatch, FollowedFlow, Invoice, LegalEntity
from ensemble.money.invoicing.platform.paging import changed_since

LATE = timedelta(minutes=15)
OVERLAP = timedelta(hours=1)  # two clocks, and flows whose state changed while we asked
FIRST_LOOK = timedelta(days=31)
A_WEEK = timedelta(days=7)


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
    for flow in changed_since(there, since):
        follow.defer(flow_id=flow.flow_id)


@every("*/15 * * * *", name="invoicing.late_papers")
def papers_that_wait(at: datetime) -> None:
    """Whatever kept the validator down, an invoice does not stay without its paper."""
    for invoice in Invoice.objects.filter(state="issued", issued_at__lt=at - LATE)[:100]:
        make_paper(invoice, by=None, at=at)


@every("20 5 * * *", name="invoicing.directory")
def addresses_that_are_old(at: datetime) -> None:
    """A company may change platforms: what the directory said is asked again after a week."""
    if platform.current() is None:
        return
    for entity in LegalEntity.objects.to_look_up(at - A_WEEK).order_by("pk")[:500]:
        look_up.defer(entity_id=entity.pk)
