"""What holds on each day of a mission, read once for as many days and missions as one likes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.work.contracts.models import Ending, Terms
from ensemble.work.contracts.reading import LIVED
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.models import Timesheet


@dataclass(frozen=True)
class Course:
    """The versions agreed, in their order, and the last day of work."""

    mission: Mission
    versions: list[Terms]
    last: date | None

    @property
    def latest(self) -> Terms | None:
        return self.versions[-1] if self.versions else None

    def terms_on(self, day: date) -> Terms | None:
        """The version agreed that holds that day."""
        for one in self.versions:
            if one.holds_from <= day and (one.holds_to is None or day < one.holds_to):
                return one
        return None

    def runs_on(self, day: date) -> bool:
        if self.mission.state not in LIVED or self.last is None:
            return False
        terms = self.terms_on(day)
        return terms is not None and terms.starts_on <= day <= self.last

    def worth(self, timesheet: Timesheet) -> Decimal:
        """What approving it now would bill the client: euros, excluding tax."""
        spent = [one.net for one in timesheet.expenses.all() if one.state == "declared"]
        for day in timesheet.days.all():
            if day.state == "declared" and (terms := self.terms_on(day.on)):
                spent.append(to_cents(terms.price * day.quantity))
        return sum(spent, Decimal("0.00"))


def course_of(mission: Mission) -> Course:
    return courses_of([mission])[mission.pk]


def courses_of(missions: Iterable[Mission]) -> dict[int, Course]:
    """By the key of each mission, in two queries."""
    by_key = {mission.pk: mission for mission in missions}
    versions: dict[int, list[Terms]] = {key: [] for key in by_key}
    for terms in Terms.objects.filter(mission__in=by_key).agreed().order_by("version"):
        versions[terms.mission_id].append(terms)
    endings = Ending.objects.filter(mission__in=by_key)
    lasts = dict(endings.values_list("mission_id", "last_day"))
    return {
        key: Course(mission, versions[key], lasts[key] if key in lasts else _agreed(versions[key]))
        for key, mission in by_key.items()
    }


def _agreed(versions: list[Terms]) -> date | None:
    return versions[-1].ends_on if versions else None
