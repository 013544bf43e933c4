"""The dates the operator gives its word on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from ensemble.foundation.core.workdays import add_working_days, is_working_day
from ensemble.foundation.parameters.models import Operator


def promise(at: datetime, *, working_days: int | None = None) -> datetime:
    """The operator's promise counted from `at`: its working days (two unless it says otherwise),
    within its hours."""
    operator = Operator.current()
    return add_working_days(
        at,
        operator.promise_working_days if working_days is None else working_days,
        zone=operator.time_zone,
        opens=operator.day_starts_at,
        closes=operator.day_ends_at,
    )


def answer_promised(at: datetime) -> datetime:
    """When a word written at `at` is answered, as the operator promises to members and clients."""
    return promise(at, working_days=Operator.current().answer_working_days)


def may_be_promised(moment: datetime) -> bool:
    """A working day of the operator, within its hours or as it closes."""
    operator = Operator.current()
    local = moment.astimezone(ZoneInfo(operator.time_zone))
    within = operator.day_starts_at <= local.time() <= operator.day_ends_at
    return within and is_working_day(local.date())


def today(at: datetime) -> date:
    """The day it is where the operator is."""
    return at.astimezone(ZoneInfo(Operator.current().time_zone)).date()
