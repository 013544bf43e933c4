"""The client answers for a month in one click, day by day when something does not fit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.timesheets.access import may_come
from ensemble.work.timesheets.actions import approving, disputing
from ensemble.work.timesheets.actions.linking import approve_by_link
from ensemble.work.timesheets.models import ApprovalLink, Day, Expense, Timesheet
from ensemble.work.timesheets.reading import disputable
from ensemble.work.timesheets.templatetags.timesheets import days as in_days
from ensemble.work.timesheets.web.forms import DisputeForm, ReasonForm
from ensemble.work.timesheets.web.timesheets import find, page
from ensemble.work.timesheets.web.visiting import visited


@declares("timesheet.approve")
@require_POST
@visited
def approve(request: HttpRequest, pk, link: ApprovalLink | None) -> HttpResponse:
    seen, at = request.POST.get("seen", ""), timezone.now()
    if link:
        approval = approve_by_link(link, fingerprint=seen, at=at)
    else:
        timesheet = find(request, pk)
        approval = approving.approve(timesheet, fingerprint=seen, by=request.person, at=at)
    toast(request, _("%(days)s approved.") % {"days": in_days(approval.days)})
    return turn_to(request, "timesheets:show", pk)


@declares("timesheet.dispute")
@only(may_come)
@require_POST
def dispute(request: HttpRequest, pk) -> HttpResponse:
    timesheet = find(request, pk)
    form = DisputeForm(request.POST, lines=disputable(timesheet))
    if not form.is_valid():
        return page(request, timesheet, status=422, dispute_form=form)
    said = form.cleaned_data
    try:
        disputing.dispute(
            timesheet, said["lines"], said["because"], by=request.person, at=timezone.now()
        )
    except TooLate as trouble:
        form.add_error(None, str(trouble))
        return page(request, timesheet, status=409, dispute_form=form)
    toast(request, _("Set aside. The rest can be approved."))
    return turn_to(request, "timesheets:show", timesheet.public_id)


@declares("timesheet.submit")
@only(may_come)
@require_POST
def maintain(request: HttpRequest, pk) -> HttpResponse:
    line = _line(request, pk)
    timesheet = find(request, line.timesheet.public_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return page(request, timesheet, status=422, reason_form=form, reason_of=line)
    because = form.cleaned_data["because"]
    disputing.maintain(line, because, by=request.person, at=timezone.now())
    toast(request, _("Your words have left."))
    return turn_to(request, "timesheets:show", timesheet.public_id)


@declares("timesheet.submit")
@only(may_come)
@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    line = _line(request, pk)
    disputing.withdraw(line, by=request.person, at=timezone.now())
    toast(request, _("Withdrawn: nothing of it is billed."))
    return turn_to(request, "timesheets:show", line.timesheet.public_id)


def _line(request: HttpRequest, pk) -> Day | Expense:
    mine = Timesheet.objects.visible_to(request.person)
    for model in (Day, Expense):
        lines = model.objects.filter(timesheet__in=mine)
        found = lines.select_related("timesheet__mission__member__person").filter(public_id=pk)
        if line := found.first():
            return line
    raise Http404
