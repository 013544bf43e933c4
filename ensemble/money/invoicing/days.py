"""The day that a paper bears: the operator's, wherever the reader is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ensemble.foundation.core.memo import once
from ensemble.foundation.parameters.models import Operator


def day_of(at: datetime) -> date:
    return at.astimezone(once("operator's zone", _zone)).date()


def _zone() -> ZoneInfo:
    return ZoneInfo(Operator.objects.values_list("time_zone", flat=True).get(pk=1))
