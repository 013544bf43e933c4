"""Which days may be declared, and which a month begins with: the rhythm agreed, the French calendar.

The calendar helps to fill; it imposes no hour and no presence.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.core.workdays import is_working_day
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.courses import Course, course_of
from ensemble.work.timesheets.models import NO_DAY, WHOLE, Day

Days = Mapping[date, Decimal]


def dates_of(month: date) -> Iterator[date]:
    """Every date of the month that begins on `month`."""
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


def month_end(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def working_days_in(month: date) -> int:
    return sum(is_working_day(day) for day in dates_of(month))


def proposed(mission: Mission, month: date) -> dict[date, Decimal]:
    """The days a month begins with: those of the rhythm, working, in the mission, within what is
    left of the days agreed, and free in the member's other missions."""
    found: dict[date, Decimal] = {}
    left = days_left(mission, besides=month)
    taken = taken_elsewhere(mission, month)
    course = course_of(mission)
    for day in dates_of(month):
        if not course.runs_on(day) or not _in_rhythm(course.terms_on(day), day):
            continue
        quantity = min(WHOLE - taken.get(day, NO_DAY), left)
        if quantity > 0:
            found[day] = quantity
            left -= quantity
    return found


def days_left(mission: Mission, *, besides: date | None = None) -> Decimal:
    """What the contract still holds; the days declared with the month `besides` apart."""
    terms = latest_terms(mission)
    if terms is None:
        return NO_DAY
    used = Day.objects.live().filter(timesheet__mission=mission)
    if besides:
        used = used.exclude(timesheet__month=besides, corrects=None, adds_to=None)
    return terms.days - used.total()


def taken_elsewhere(mission: Mission, month: date) -> dict[date, Decimal]:
    """What the member's other missions count of each day of the month, corrections included."""
    days = Day.objects.live().of_the_member(mission.member_id)
    there = days.exclude(timesheet__mission=mission).filter(on__range=(month, month_end(month)))
    taken: dict[date, Decimal] = {}
    for on, quantity in there.values_list("on", "quantity"):
        taken[on] = taken.get(on, NO_DAY) + quantity
    return taken


def why_not(mission: Mission, month: date, days: Days) -> dict[date | None, str]:
    """What stands against declaring these days, by date; what concerns the whole month under None."""
    found: dict[date | None, str] = {}
    taken, course = taken_elsewhere(mission, month), course_of(mission)
    for day, quantity in days.items():
        if sentence := _why_not_that_day(course, month, day, quantity, taken):
            found[day] = sentence
    terms = course.latest
    total, most = sum(days.values(), NO_DAY), working_days_in(month)
    if terms and not terms.allows_weekends and total > most:
        words = _("This month has %(most)s working days; you declare %(total)s.")
        found[None] = words % {"most": most, "total": f"{total.normalize():f}"}
    elif total > (left := days_left(mission, besides=month)):
        words = ngettext(
            "%(left)s day is left of what was agreed; you declare %(total)s.",
            "%(left)s days are left of what was agreed; you declare %(total)s.",
            ceil(left),
        )
        found[None] = words % {"left": f"{left.normalize():f}", "total": f"{total.normalize():f}"}
    return found


def why_not_that_day(mission: Mission, day: date, quantity: Decimal) -> str:
    """What stands against this one day of a month that is over; empty when nothing does."""
    month = day.replace(day=1)
    taken = taken_elsewhere(mission, month)
    return _why_not_that_day(course_of(mission), month, day, quantity, taken)


def why_not_more(mission: Mission, more: Decimal) -> str:
    """What stands against so many more days in all: those that the contract still holds."""
    if more <= (left := days_left(mission)):
        return ""
    words = ngettext(
        "%(left)s day is left of what was agreed; this adds %(more)s.",
        "%(left)s days are left of what was agreed; this adds %(more)s.",
        ceil(left),
    )
    return words % {"left": f"{left.normalize():f}", "more": f"{more.normalize():f}"}


def _why_not_that_day(
    course: Course, month: date, day: date, quantity: Decimal, taken: Days
) -> str:
    if (day.year, day.month) != (month.year, month.month):
        return _("This day is of another month.")
    if not course.runs_on(day):
        return _("The mission does not run that day.")
    if not is_working_day(day) and not course.terms_on(day).allows_weekends:
        return _("Nobody works that day, unless the contract says so.")
    if quantity + taken.get(day, NO_DAY) > WHOLE:
        return _("With your other mission, this day would count more than a day.")
    return ""


def _in_rhythm(terms: Terms, day: date) -> bool:
    return is_working_day(day) and (not terms.rhythm or day.weekday() in terms.rhythm)
