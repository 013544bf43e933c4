"""French working days and hours: what the operator's promises are counted in.

Public holidays are those of metropolitan France (Code du travail, L3133-1), from the
`holidays` library. Hours are the operator's: 9 to 18, in the zone of the promise.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

PARIS = "Europe/Paris"
OPENS, CLOSES = time(9), time(18)


@lru_cache(maxsize=32)
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.France(years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _public_holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day strictly after `day`."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def in_working_hours(
    moment: datetime, *, zone: str = PARIS, opens: time = OPENS, closes: time = CLOSES
) -> bool:
    local = moment.astimezone(ZoneInfo(zone))
    return is_working_day(local.date()) and opens <= local.time() < closes


def next_working_moment(
    moment: datetime, *, zone: str = PARIS, opens: time = OPENS, closes: time = CLOSES
) -> datetime:
    """`moment` itself within working hours, otherwise the next opening."""
    local = moment.astimezone(ZoneInfo(zone))
    if in_working_hours(moment, zone=zone, opens=opens, closes=closes):
        return local
    before_opening = is_working_day(local.date()) and local.time() < opens
    day = local.date() if before_opening else next_working_day(local.date())
    return datetime.combine(day, opens, ZoneInfo(zone))


def add_working_days(
    moment: datetime,
    days: int,
    *,
    zone: str = PARIS,
    opens: time = OPENS,
    closes: time = CLOSES,
) -> datetime:
    """The same hour `days` working days later; a need sent at night counts from the next opening."""
    local = next_working_moment(moment, zone=zone, opens=opens, closes=closes)
    day = local.date()
    for _ in range(days):
        day = next_working_day(day)
    return datetime.combine(day, local.timetz().replace(tzinfo=None), ZoneInfo(zone))


def working_days_between(first: date, last: date) -> int:
    """Working days after `first`, up to and including `last`; zero when `last` is not later."""
    count = 0
    while first < last:
        first = next_working_day(first)
        count += first <= last
    return count


def working_hours_between(
    start: datetime,
    end: datetime,
    *,
    zone: str = PARIS,
    opens: time = OPENS,
    closes: time = CLOSES,
) -> timedelta:
    """The working time that passed from `start` to `end`."""
    tz, total = ZoneInfo(zone), timedelta()
    start, end = start.astimezone(tz), end.astimezone(tz)
    day = start.date()
    while day <= end.date():
        if is_working_day(day):
            opening = max(start, datetime.combine(day, opens, tz))
            closing = min(end, datetime.combine(day, closes, tz))
            total += max(closing - opening, timedelta())
        day += timedelta(days=1)
    return total
