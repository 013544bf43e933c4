"""The errands with the platform, as jobs: anyone who writes the fact defers the errand with it."""

from django.utils import timezone

from ensemble.foundation.core.jobs import job
from ensemble.money.invoicing import platform
from ensemble.money.invoicing.actions import addressing, exchanging
from ensemble.money.invoicing.models import LegalEntity


@job("invoicing.hand_over")
def hand_over(dispatch_id: int) -> None:
    if there := platform.current():
        exchanging.hand_over(dispatch_id, there, at=timezone.now())


@job("invoicing.follow")
def follow(flow_id: str) -> None:
    if there := platform.current():
        exchanging.follow(flow_id, there, at=timezone.now())


@job("invoicing.look_up")
def look_up(entity_id: int) -> None:
    """Where a company receives; asked again once it changed, and every week."""
    entity = LegalEntity.objects.filter(pk=entity_id, country="FR").first()
    if entity:
        addressing.look_up(entity, platform.current(), at=timezone.now())
