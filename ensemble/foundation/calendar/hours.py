"""The half-hours someone may still give."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.core.workdays import next_working_day
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person

HALF_HOUR = timedelta(minutes=30)


def half_hours(at: datetime, *, operator: Operator, days: int = 10) -> list[datetime]:
    """Every half-hour of the operator's hours, over the next working days after today."""
    zone, hours = ZoneInfo(operator.time_zone), []
    day = at.astimezone(zone).date()
    for _day in range(days):
        day = next_working_day(day)
        start = datetime.combine(day, operator.day_starts_at, zone)
        while start + HALF_HOUR <= datetime.combine(day, operator.day_ends_at, zone):
            hours.append(start)
            start += HALF_HOUR
    return hours


def free_half_hours(owner: Person, *, at: datetime) -> list[datetime]:
    """Those of `half_hours` that meet neither an hour this person gave nor a meeting of theirs."""
    taken = list(_taken(owner, at))
    return [
        start
        for start in half_hours(at, operator=Operator.current())
        if not any(begins < start + HALF_HOUR and start < ends for begins, ends in taken)
    ]


def _taken(owner: Person, at: datetime) -> Iterable[tuple[datetime, datetime]]:
    given = Slot.objects.of(owner).live().filter(ends_at__gt=at)
    meetings = Appointment.objects.attended_by(owner).booked().filter(ends_at__gt=at)
    yield from given.values_list("starts_at", "ends_at")
    yield from meetings.values_list("starts_at", "ends_at")
