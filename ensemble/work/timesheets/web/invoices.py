"""The two ends of an approval that waits: a member's own invoice, what finance lets go."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.timesheets.access import may_come, may_declare
from ensemble.work.timesheets.actions.approving import release as release_approval
from ensemble.work.timesheets.actions.invoicing_herself import credit_own_days, send_own_invoice
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.web.forms import OwnInvoiceForm
from ensemble.work.timesheets.web.months import either


@declares("timesheet.submit")
@only(may_come)
@either
def send(request: HttpRequest, pk) -> HttpResponse:
    approval = _approval(request, pk)
    require(may_declare(request.person, approval.timesheet.mission))
    form = OwnInvoiceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _sent(request, form, approval):
        toast(request, _("Your invoice is with us. Finance reads it, then it joins a payment."))
        return turn_to(request, "timesheets:show", approval.timesheet.public_id)
    context = {"form": form, "approval": approval, "mission": approval.timesheet.mission}
    status = 409 if hasattr(form, "trouble") else 422 if form.errors else 200
    return render(request, "timesheets/own_invoice.html", context, status=status)


@declares("timesheet.submit")
@only(may_come)
@require_POST
def credit(request: HttpRequest, pk) -> HttpResponse:
    approval = _approval(request, pk)
    credit_own_days(approval, by=request.person, at=timezone.now())
    toast(request, _("Your credit note is written: what was taken back is no longer owed."))
    return turn_to(request, "timesheets:show", approval.timesheet.public_id)


@declares("timesheet.release")
@only(may_come)
@require_POST
def release(request: HttpRequest, pk) -> HttpResponse:
    approval = _approval(request, pk)
    release_approval(approval, by=request.person, at=timezone.now())
    toast(request, _("Invoiced."))
    return turn_to(request, "timesheets:show", approval.timesheet.public_id)


def _approval(request: HttpRequest, pk) -> Approval:
    mine = Approval.objects.filter(timesheet__in=Timesheet.objects.visible_to(request.person))
    joined = mine.select_related("timesheet__mission__member__person")
    return get_object_or_404(joined, public_id=pk)


def _sent(request: HttpRequest, form: OwnInvoiceForm, approval: Approval) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    file = said.pop("invoice")
    try:
        send_own_invoice(
            approval,
            content=file.content,
            name=file.name,
            by=request.person,
            at=timezone.now(),
            **said,
        )
    except TooLate as trouble:
        form.trouble = trouble
        form.add_error(None, str(trouble))
    except ValidationError as trouble:
        for one in trouble.error_list:
            form.add_error(one.code if one.code in form.fields else "invoice", one)
    return not form.errors
