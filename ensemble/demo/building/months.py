"""The months of a mission: declared by its member, approved by its client, but for what is disputed."""

from datetime import date, datetime

from ensemble.demo.town.work import Work
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.declaring import submit, write
from ensemble.work.timesheets.actions.disputing import dispute
from ensemble.work.timesheets.dates import proposed
from ensemble.work.timesheets.models import Timesheet


def declare(mission: Mission, work: Work, month: date, *, at: datetime) -> None:
    days, by = proposed(mission, month), mission.member.person
    if days:
        timesheet = write(mission, month, days, by=by, at=at, progress=work.progress)
        submit(timesheet, by=by, at=at)


def answer(mission: Mission, month: date, *, at: datetime, because: str = "") -> None:
    """One day is set aside when there is a reason; the rest is approved."""
    timesheet = Timesheet.objects.of(mission).filter(month=month, state="submitted").first()
    if timesheet is None:
        return
    by = timesheet.submitted_to
    if because:
        last = timesheet.days.order_by("on").last()
        dispute(timesheet, [last.public_id], because, by=by, at=at)
    approve(timesheet, fingerprint=timesheet.fingerprint(), by=by, at=at)
