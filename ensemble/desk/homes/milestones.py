"""What comes next in a mission that runs: days to send, a payment, its last day."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import day, of_month
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.dates import month_end
from ensemble.work.timesheets.waiting import PROPOSED_FROM, MonthToSend
from ensemble.work.treasury.lines import Line


def next_milestone(
    mission: Mission, months: Sequence[MonthToSend], payment: Line | None, *, today: date
) -> str:
    """The first to come, with its day; `mission` comes with its `ends_on`, `months` are its own."""
    ahead = sorted(_milestones(mission, months, payment, today), key=lambda one: one[0])
    return ahead[0][1] if ahead else ""


def _milestones(
    mission: Mission, months: Sequence[MonthToSend], payment: Line | None, today: date
) -> Iterator[tuple[date, str]]:
    last = mission.ends_on
    if months:
        until = month_end(months[0].month)
        words = {"of_month": of_month(months[0].month), "day": day(until)}
        said = _("Next: your days %(of_month)s, to send by %(day)s.")
        if until < today:
            said = _("Next: your days %(of_month)s, which were to be sent by %(day)s.")
        yield max(until, today), said % words
    elif (opens := _opening(today)) and last and opens <= last:
        words = {"of_month": of_month(opens), "from": day(opens), "day": day(month_end(opens))}
        said = _("Next: your days %(of_month)s, to send between %(from)s and %(day)s.")
        yield opens, said % words
    if payment and payment.certain:
        yield payment.on, _("Next: a payment, on %(day)s.") % {"day": day(payment.on)}
    if last and last >= today:
        yield last, _("Next: its last day, %(day)s.") % {"day": day(last)}


def _opening(today: date) -> date:
    """The day from which the next month may be sent, that of today being sent once it opened."""
    opens = today.replace(day=PROPOSED_FROM)
    if today < opens:
        return opens
    after = month_end(today.replace(day=1)) + timedelta(days=1)
    return after.replace(day=PROPOSED_FROM)
