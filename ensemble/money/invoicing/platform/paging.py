"""Reading all that changed, however much: the search of XP Z12-013 gives a hundred flows at most, and goes on
by the moment of their last change."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ensemble.money.invoicing.platform.client import A_PAGE, Flow, Platform

JUST_BEFORE = timedelta(microseconds=1)
"""Flows of one instant may stand on two pages."""


def changed_since(there: Platform, moment: datetime) -> Iterator[Flow]:
    """Each flow once. Raises Silent in the middle when the platform falls silent."""
    seen: set[str] = set()
    while True:
        page = there.search(updatedAfter=moment.isoformat())
        fresh = [flow for flow in page if flow.flow_id not in seen]
        yield from fresh
        if len(page) < A_PAGE or not fresh:
            return
        seen.update(flow.flow_id for flow in fresh)
        moment = max(flow.updated_at for flow in page) - JUST_BEFORE
