"""What is told of a month: to whoever answers for it, and to the member once it is answered."""

from collections.abc import Sequence
from datetime import datetime

from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.persons.models import Person
from ensemble.work.timesheets.models import Approval, ApprovalLink, Day, Expense, Timesheet

Line = Day | Expense


def submitted(timesheet: Timesheet, link: ApprovalLink | None, *, at: datetime) -> None:
    """A link is a key: the letter that carries it loses its words once delivered."""
    sensitive = link is not None
    _to_client("timesheets/submitted", timesheet, at=at, sensitive=sensitive, link=link)


def reminder(timesheet: Timesheet, *, by: Person, at: datetime) -> None:
    _to_client("timesheets/reminder", timesheet, at=at, by=by)


def approved(approval: Approval, *, at: datetime) -> None:
    _to_member("timesheets/approved", approval.timesheet, at=at, approval=approval)


def disputed(
    timesheet: Timesheet, lines: Sequence[Line], because: str, *, by: Person, at: datetime
) -> None:
    """To the member, and to the talent manager who knows both."""
    facts = {"lines": lines, "because": because, "by": by}
    _to_member("timesheets/disputed", timesheet, at=at, **facts)
    manager = timesheet.mission.talent_manager
    send(
        "timesheets/disputed_for_us",
        to=manager,
        at=at,
        about=timesheet,
        timesheet=timesheet,
        **facts,
    )


def maintained(timesheet: Timesheet, line: Line, *, at: datetime) -> None:
    _to_client("timesheets/maintained", timesheet, at=at, line=line)


def _to_client(name: str, timesheet: Timesheet, *, at: datetime, **facts) -> None:
    person = timesheet.submitted_to
    send(name, to=person, at=at, about=timesheet, timesheet=timesheet, **facts)


def _to_member(name: str, timesheet: Timesheet, *, at: datetime, **facts) -> None:
    person = timesheet.mission.member.person
    send(name, to=person, at=at, about=timesheet, timesheet=timesheet, **facts)
