"""What waits in the months of missions: a member's to send, a client's to answer, the team's to follow.

A home asks this at each visit: the number of queries depends on nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, Subquery, Sum

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.reading import LIVED
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.courses import Course, courses_of
from ensemble.work.timesheets.dates import month_end
from ensemble.work.timesheets.models import NO_DAY, Day, Expense, Timesheet
from ensemble.work.timesheets.squares import Square, weeks_of

PROPOSED_FROM = 20  # the day of the month from which it is proposed to send it
SHOWN = 3


@dataclass(frozen=True)
class MonthToSend:
    mission: Mission
    month: date
    begun: bool


@dataclass(frozen=True)
class MonthToAnswer:
    timesheet: Timesheet
    net: Decimal
    within_limit: bool

    @property
    def weeks(self) -> list[list[Square | None]]:
        return list(weeks_of(self.timesheet))

    @property
    def seen(self) -> str:
        return self.timesheet.fingerprint()


def months_to_send(missions: Sequence[Mission], *, today: date) -> list[MonthToSend]:
    """Of one member's missions: the month of today from the 20th on, the one before until it is
    sent, and any other that was begun; the oldest first."""
    lived = [one for one in missions if one.state in LIVED]
    courses = courses_of(lived)
    states, totals = _declared(lived)
    found = []
    for mission in lived:
        course, begun = courses[mission.pk], _begun(mission, states)
        left = course.latest.days - totals[mission.pk] if course.latest else NO_DAY
        months = begun | (_proposed(course, today) if left > 0 else set())
        for month in months:
            if states.get((mission.pk, month), "draft") == "draft":
                found.append(MonthToSend(mission, month, month in begun))
    return sorted(found, key=lambda one: (one.month, one.mission.pk))


def months_to_answer(person: Person) -> list[MonthToAnswer]:
    """Sent to this person's company, with a day or an expense that nobody answered for."""
    limits = {seat.organisation_id: seat.approval_limit for seat in seats_of(person)}
    waiting = unanswered(person).filter(mission__organisation__in=limits)
    timesheets = list(waiting.ready_to_read()[:SHOWN])
    courses = courses_of(one.mission for one in timesheets)
    found = []
    for timesheet in timesheets:
        net = courses[timesheet.mission_id].worth(timesheet)
        limit = limits[timesheet.mission.organisation_id]
        found.append(MonthToAnswer(timesheet, net, limit is None or net <= limit))
    return found


def unanswered(person: Person):
    """The months that wait for their client, as far as this person reads: hers alone for talent."""
    mine = Timesheet.objects.visible_to(person).awaiting()
    if has_role(person, "talent") and not has_role(person, "finance"):
        mine = mine.filter(mission__talent_manager=person)
    days = Day.objects.filter(timesheet=OuterRef("pk"), state="declared")
    expenses = Expense.objects.filter(timesheet=OuterRef("pk"), state="declared")
    return mine.filter(Q(Exists(days)) | Q(Exists(expenses)))


def _declared(
    missions: Sequence[Mission],
) -> tuple[dict[tuple[int, date], str], dict[int, Decimal]]:
    """The state of each month of each mission, and the days that each mission used, in one query."""
    days = Day.objects.live().filter(timesheet=OuterRef("pk")).order_by().values("timesheet")
    used = Subquery(days.annotate(total=Sum("quantity")).values("total"))
    sheets = Timesheet.objects.filter(mission__in=missions).order_by().annotate(used=used)
    states, totals = {}, dict.fromkeys((one.pk for one in missions), NO_DAY)
    for mission, month, state, days in sheets.values_list("mission", "month", "state", "used"):
        states[mission, month] = state
        totals[mission] += days or NO_DAY
    return states, totals


def _begun(mission: Mission, states: dict[tuple[int, date], str]) -> set[date]:
    return {
        month for (key, month), state in states.items() if key == mission.pk and state == "draft"
    }


def _proposed(course: Course, today: date) -> set[date]:
    """The months of today and before that the mission lived, as soon as each may be sent."""
    this = today.replace(day=1)
    before = (this - timedelta(days=1)).replace(day=1)
    over = today.day >= PROPOSED_FROM or (course.last is not None and course.last < today)
    candidates = {before, this} if over else {before}
    return {month for month in candidates if _lived(course, month)}


def _lived(course: Course, month: date) -> bool:
    first = course.versions[0].starts_on if course.versions else None
    if first is None or course.last is None:
        return False
    return first <= month_end(month) and month <= course.last
