"""A member declares a month: the calendar arrives filled, two clicks send it."""

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import posted, status_of, told
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets import dates
from ensemble.work.timesheets.access import may_come, may_declare
from ensemble.work.timesheets.actions.declaring import kept_in, reader_of, submit, write
from ensemble.work.timesheets.actions.expensing import left_to_spend
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.web.forms import MonthForm, day_name

either = require_http_methods(["GET", "HEAD", "POST"])


class MonthConverter:
    """`2026-11` in an address."""

    regex = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"

    def to_python(self, value: str) -> date:
        return datetime.strptime(value, "%Y-%m").date()

    def to_url(self, value: date) -> str:
        return f"{value:%Y-%m}"


@declares("timesheet.edit_draft", "timesheet.submit")
@only(may_come)
@either
def edit(request: HttpRequest, pk, month: date) -> HttpResponse:
    """Saved as it is, or sent: `then` says which."""
    mission = get_object_or_404(_missions(request), public_id=pk)
    require(may_declare(request.person, mission))
    kept = Timesheet.objects.of(mission).filter(month=month).first()
    known, shown = kept_in(kept), _initial(mission, month, kept)
    form = MonthForm(posted(request), month=month, initial=shown, known=known)
    if kept and kept.state != "draft" and not _is_otherwise(form, known):
        return redirect("timesheets:show", kept.public_id)
    if form.is_bound and _written(request, form, mission, month):
        return _gone(request, mission, month)
    return _page(request, form, mission, month, kept)


def _page(
    request: HttpRequest, form: MonthForm, mission: Mission, month: date, kept: Timesheet | None
) -> HttpResponse:
    context = {
        "form": form,
        "mission": mission,
        "month": month,
        "reader": reader_of(mission),
        "kept": kept,
        "expenses": kept.expenses.all() if kept else [],
        "left_to_spend": left_to_spend(mission, dates.month_end(month)),
        "corrections": kept.days.afterwards() if kept else [],
    }
    return render(request, "timesheets/month.html", context, status=status_of(form))


def _is_otherwise(form: MonthForm, known: dict) -> bool:
    """Something else was typed than what has left, in a page that stayed open."""
    return form.is_bound and form.is_valid() and form.kept() != known


def _missions(request: HttpRequest):
    return Mission.objects.visible_to(request.person).ready_to_read()


def _initial(mission: Mission, month: date, kept: Timesheet | None) -> dict:
    if kept and kept.days.of_their_month().exists():
        days = {day.on: day.quantity for day in kept.days.of_their_month()}
    else:
        days = dates.proposed(mission, month)
    filled = {day_name(day): f"{quantity.normalize():f}" for day, quantity in days.items()}
    return filled | {"progress": kept.progress if kept else ""}


def _written(request: HttpRequest, form: MonthForm, mission: Mission, month: date) -> bool:
    if not form.is_valid():
        return False
    days, at = form.declared(), timezone.now()
    form.say(dates.why_not(mission, month, days))
    if form.errors:
        return False
    try:
        said = {"progress": form.cleaned_data["progress"], "seen": form.cleaned_data["seen"]}
        timesheet = write(mission, month, days, by=request.person, at=at, **said)
        if request.POST.get("then") == "send":
            submit(timesheet, by=request.person, at=at)
    except (Incomplete, TooLate) as trouble:
        told(form, trouble)
    return not form.errors


def _gone(request: HttpRequest, mission: Mission, month: date) -> HttpResponse:
    timesheet = Timesheet.objects.of(mission).get(month=month)
    if timesheet.state == "draft":
        toast(request, _("Kept. Nothing has left yet."))
        return turn_to(request, "timesheets:month", mission.public_id, month)
    toast(request, _("Sent to %(name)s.") % {"name": timesheet.submitted_to.name})
    return turn_to(request, "timesheets:show", timesheet.public_id)
