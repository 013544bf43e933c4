"""What was approved stays: the member corrects a day, or adds one that nobody declared, by a line of her
next month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.timesheets.access import may_come, may_declare
from ensemble.work.timesheets.actions import correcting
from ensemble.work.timesheets.models import Day, Timesheet
from ensemble.work.timesheets.web.forms import CorrectionForm, ForgottenForm
from ensemble.work.timesheets.web.timesheets import find

either = require_http_methods(["GET", "HEAD", "POST"])


@declares("timesheet.edit_draft")
@only(may_come)
@either
def correct(request: HttpRequest, pk) -> HttpResponse:
    day, by, at = _day(request, pk), request.person, timezone.now()
    form, made = CorrectionForm(posted(request)), []
    if form.is_bound and done(
        form, lambda said: made.append(correcting.correct(day, **said, by=by, at=at))
    ):
        return _gone(request, made[0])
    context = {"form": form, "day": day}
    return render(request, "timesheets/correction.html", context, status=status_of(form))


@declares("timesheet.edit_draft")
@only(may_come)
@either
def add(request: HttpRequest, pk) -> HttpResponse:
    timesheet, by, at = find(request, pk), request.person, timezone.now()
    require(may_declare(by, timesheet.mission))
    form, made = ForgottenForm(posted(request), timesheet=timesheet), []
    if form.is_bound and done(
        form,
        lambda said: made.append(correcting.add_forgotten(timesheet, **said, by=by, at=at)),
    ):
        return _gone(request, made[0])
    context = {"form": form, "timesheet": timesheet}
    return render(request, "timesheets/forgotten.html", context, status=status_of(form))


@declares("timesheet.edit_draft")
@only(may_come)
@require_POST
def take_out(request: HttpRequest, pk) -> HttpResponse:
    line = _day(request, pk)
    correcting.take_out(line, by=request.person, at=timezone.now())
    toast(request, _("Taken out: this month no longer carries it."))
    timesheet = line.timesheet
    return turn_to(request, "timesheets:month", timesheet.mission.public_id, timesheet.month)


def _day(request: HttpRequest, pk) -> Day:
    days = Day.objects.filter(timesheet__in=Timesheet.objects.visible_to(request.person))
    day = get_object_or_404(days.select_related("timesheet__mission__member__person"), public_id=pk)
    require(may_declare(request.person, day.timesheet.mission))
    return day


def _gone(request: HttpRequest, line: Day) -> HttpResponse:
    toast(request, _("The correction stands in your next month."))
    mission, month = line.timesheet.mission, line.timesheet.month
    return turn_to(request, "timesheets:month", mission.public_id, month)
