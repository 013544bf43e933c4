"""Saying what does not match, and closing it once it is explained."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_contest
from ensemble.money.invoicing.actions import contesting
from ensemble.money.invoicing.models import Contest, Invoice
from ensemble.money.invoicing.web.forms.correcting import ContestForm, OutcomeForm
from ensemble.money.invoicing.web.rooms import may_come_to


@declares("invoice.contest")
@only(may_come_to("invoice.contest"))
@require_http_methods(["GET", "HEAD", "POST"])
def contest(request: HttpRequest, pk) -> HttpResponse:
    invoices = Invoice.objects.visible_to(request.person).ready_to_read().select_related("mandate")
    invoice = get_object_or_404(invoices, public_id=pk)
    require(may_contest(request.person, invoice))
    form, by, at = ContestForm(posted(request)), request.person, timezone.now()
    if form.is_bound and done(form, lambda said: contesting.contest(invoice, by=by, at=at, **said)):
        toast(request, _("Noted. This part waits, and the finance team answers you."))
        return turn_to(request, "invoicing:invoice", invoice.public_id)
    context = {"invoice": invoice, "form": form}
    return render(request, "invoicing/contest.html", context, status=status_of(form))


@declares("invoice.contest.close")
@only(may_come_to("invoice.read"))
@require_POST
def close(request: HttpRequest, pk) -> HttpResponse:
    visible = Invoice.objects.visible_to(request.person)
    contests = Contest.objects.select_related("invoice", "opened_by")
    contest = get_object_or_404(contests.filter(invoice__in=visible), public_id=pk)
    form = OutcomeForm(request.POST)
    outcome = form.cleaned_data["outcome"] if form.is_valid() else ""
    contesting.withdraw_contest(contest, by=request.person, at=timezone.now(), outcome=outcome)
    toast(request, _("Closed: this part may follow its way again."))
    return turn_to(request, "invoicing:invoice", contest.invoice.public_id)
