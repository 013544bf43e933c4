"""An approved month as a document: PDF/A, the same to the byte for the same month."""

from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats import dates
from ensemble.foundation.ui.formats.money import euros
from ensemble.work.timesheets.models import Approval, Day, Timesheet
from ensemble.work.timesheets.templatetags.timesheets import days as in_days


def month_pdf(timesheet: Timesheet, *, language: str) -> bytes:
    """Raises TooLate while a day of it waits for its answer."""
    if timesheet.state != "approved":
        raise TooLate(_("This month is a document once every day of it was answered for."))
    operator = Operator.current()
    with translation.override(language), timezone.override(ZoneInfo(operator.time_zone)):
        data = _data(timesheet) | {"operator": operator.letterhead(language)}
    return typeset("timesheets/month", data, language=language)


def _data(timesheet: Timesheet) -> dict:
    mission = timesheet.mission
    days = [day for day in timesheet.days.all() if day.state == "approved"]
    spent = [one for one in timesheet.expenses.all() if one.state == "approved"]
    lines = [(day.on, _what(day), in_days(day.quantity)) for day in days]
    lines += [(one.on, one.label, euros(one.net)) for one in spent]
    return {
        "at": timesheet.approved_at,
        "title": mission.title,
        "month": dates.month_year(timesheet.month),
        "facts": [
            (_("Consultant"), mission.member.person.name),
            (_("Client"), mission.organisation.name),
        ],
        "lines": [
            {"on": dates.day(on), "what": what, "quantity": quantity}
            for on, what, quantity in lines
        ],
        "total": in_days(timesheet.approved_days),
        "approvals": [_said(one) for one in timesheet.approvals.all()],
    }


def _what(day: Day) -> str:
    if day.corrects_id:
        return _("Correction: %(because)s") % {"because": day.because}
    if day.adds_to_id:
        return _("Forgotten day: %(because)s") % {"because": day.because}
    return _("Day of mission")


def _said(approval: Approval) -> str:
    words = _("%(days)s approved by %(name)s, %(on)s. Fingerprint of what was read: %(print)s.")
    return words % {
        "days": in_days(approval.days),
        "name": approval.by.name,
        "on": dates.moment(approval.at),
        "print": approval.fingerprint,
    }
