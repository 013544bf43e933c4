"""A month as its three parties read it: days, the line of money, what was said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.timesheets.access import may_come
from ensemble.work.timesheets.actions import declaring, nudging
from ensemble.work.timesheets.models import ApprovalLink, Timesheet
from ensemble.work.timesheets.reading import page_of
from ensemble.work.timesheets.web.visiting import visited


@declares("timesheet.read")
@require_safe
@visited
def show(request: HttpRequest, pk, link: ApprovalLink | None) -> HttpResponse:
    if link is None:
        return page(request, find(request, pk))
    return page(request, of_link(link), reader=link.person)


@declares("timesheet.edit_draft")
@only(may_come)
@require_POST
def call_back(request: HttpRequest, pk) -> HttpResponse:
    timesheet = find(request, pk)
    declaring.call_back(timesheet, by=request.person, at=timezone.now())
    toast(request, _("The month is yours again."))
    return turn_to(request, "timesheets:month", timesheet.mission.public_id, timesheet.month)


@declares("timesheet.nudge")
@only(may_come)
@require_POST
def nudge(request: HttpRequest, pk) -> HttpResponse:
    timesheet = find(request, pk)
    nudging.nudge(timesheet, by=request.person, at=timezone.now())
    toast(request, _("A letter leaves in your name."))
    return turn_to(request, "timesheets:show", timesheet.public_id)


def find(request: HttpRequest, pk) -> Timesheet:
    mine = Timesheet.objects.visible_to(request.person).ready_to_read()
    return get_object_or_404(mine, public_id=pk)


def of_link(link: ApprovalLink) -> Timesheet:
    """Still hers to answer for: a seat that was taken back opens nothing."""
    mine = Timesheet.objects.visible_to(link.person).ready_to_read()
    return get_object_or_404(mine, pk=link.timesheet_id)


def page(
    request: HttpRequest,
    timesheet: Timesheet,
    *,
    status: int = 200,
    reader: Person | None = None,
    **more,
) -> HttpResponse:
    """`reader` came by a link: she reads and approves, and every other gesture is for the house."""
    context = page_of(timesheet, reader or request.person) | {"by_link": bool(reader)} | more
    return render(request, "timesheets/timesheet.html", context, status=status)
