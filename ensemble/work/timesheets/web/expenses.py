"""What was spent for the client: declared with its receipt, which its readers may open."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import may_come, may_declare
from ensemble.work.timesheets.actions import expensing
from ensemble.work.timesheets.actions.declaring import begin
from ensemble.work.timesheets.dates import month_end
from ensemble.work.timesheets.models import Expense, Timesheet
from ensemble.work.timesheets.web.forms import ExpenseForm
from ensemble.work.timesheets.web.months import either


@declares("timesheet.edit_draft")
@only(may_come)
@either
def create(request: HttpRequest, pk, month: date) -> HttpResponse:
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions, public_id=pk)
    require(may_declare(request.person, mission))
    form = ExpenseForm(request.POST or None, request.FILES or None, initial={"on": month})
    if request.method == "POST" and _claimed(request, form, mission, month):
        toast(request, _("The expense leaves with your month."))
        return turn_to(request, "timesheets:month", mission.public_id, month)
    left = expensing.left_to_spend(mission, month_end(month))
    context = {"form": form, "mission": mission, "month": month, "left": left}
    status = 409 if hasattr(form, "trouble") else 422 if form.errors else 200
    return render(request, "timesheets/expense.html", context, status=status)


@declares("timesheet.edit_draft")
@only(may_come)
@require_POST
def drop(request: HttpRequest, pk) -> HttpResponse:
    expense = get_object_or_404(_mine(request), public_id=pk)
    timesheet = expense.timesheet
    expensing.drop(expense, by=request.person, at=timezone.now())
    toast(request, _("Taken out."))
    return turn_to(request, "timesheets:month", timesheet.mission.public_id, timesheet.month)


@declares("timesheet.receipt.read")
@only(may_come)
@require_safe
def receipt(request: HttpRequest, pk) -> HttpResponse:
    return as_attachment(get_object_or_404(_mine(request), public_id=pk).receipt)


def _claimed(request: HttpRequest, form: ExpenseForm, mission: Mission, month: date) -> bool:
    if not form.is_valid():
        return False
    said, at, by = dict(form.cleaned_data), timezone.now(), request.person
    file = said.pop("receipt")
    try:
        with transaction.atomic():
            timesheet = begin(mission, month, by=by, at=at)
            expensing.claim(timesheet, receipt=file.content, name=file.name, by=by, at=at, **said)
    except TooLate as trouble:
        form.trouble = trouble
        form.add_error(None, str(trouble))
    except ValidationError as trouble:
        form.add_error("receipt", trouble)
    return not form.errors


def _mine(request: HttpRequest):
    there = Timesheet.objects.visible_to(request.person)
    found = Expense.objects.filter(timesheet__in=there)
    return found.select_related("timesheet__mission__member__person", "receipt")
