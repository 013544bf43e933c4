"""The day that a paper bears: the operator's, wherever the reader is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ensemble.foundation.parameters.models import Operator


def day_of(at: datetime) -> date:
    return at.astimezone(ZoneInfo(Operator.current().time_zone)).date()
