"""Credit notes: two people of finance for the operator's, the member alone for their own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_ask_credit, may_credit_own
from ensemble.money.invoicing.actions import crediting
from ensemble.money.invoicing.creditable import creditable
from ensemble.money.invoicing.models import CreditRequest, Invoice
from ensemble.money.invoicing.web.forms.correcting import CreditForm
from ensemble.money.invoicing.web.rooms import may_come_to


def _invoice(request: HttpRequest, pk) -> Invoice:
    invoices = Invoice.objects.visible_to(request.person).ready_to_read()
    return get_object_or_404(invoices, public_id=pk)


@declares("invoice.credit")
@only(may_come_to("invoice.credit"))
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, pk) -> HttpResponse:
    invoice = _invoice(request, pk)
    require(may_ask_credit(request.person, invoice))
    form, by, at = CreditForm(posted(request)), request.person, timezone.now()
    if form.is_bound and done(
        form,
        lambda said: crediting.ask_credit(
            invoice, lines=form.lines(), reason=said["reason"], by=by, at=at
        ),
    ):
        toast(request, _("Asked. Someone else of finance issues it."))
        return turn_to(request, "invoicing:invoice", invoice.public_id)
    return _page(request, invoice, form)


@declares("invoice.credit")
@only(may_come_to("invoice.credit"))
@stepped_up
@require_POST
def issue(request: HttpRequest, pk) -> HttpResponse:
    asked = _request(request, pk)
    credit = crediting.issue_credit(asked, by=request.person, at=timezone.now())
    toast(request, _("Credit note %(number)s is issued.") % {"number": credit.number})
    return turn_to(request, "invoicing:invoice", credit.public_id)


@declares("invoice.credit")
@only(may_come_to("invoice.credit"))
@stepped_up
@require_POST
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    asked = _request(request, pk)
    crediting.set_credit_aside(asked, by=request.person, at=timezone.now())
    toast(request, _("The credit note is set aside."))
    return turn_to(request, "invoicing:invoice", asked.invoice.public_id)


@declares("invoice.credit_own")
@only(may_come_to("invoice.credit_own"))
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, pk) -> HttpResponse:
    """One form, one credit note: its key is written in the page."""
    invoice = _invoice(request, pk)
    require(may_credit_own(request.person, invoice))
    form, by, at = CreditForm(posted(request)), request.person, timezone.now()
    key = f"credit-own-{invoice.pk}-{request.POST.get('key') or uuid7()}"
    if form.is_bound and done(
        form,
        lambda said: crediting.credit_own(
            invoice, lines=form.lines(), reason=said["reason"], by=by, at=at, key=key[:120]
        ),
    ):
        toast(request, _("Your credit note is issued. The rest of the invoice follows its way."))
        return turn_to(request, "invoicing:invoice", invoice.public_id)
    return _page(request, invoice, form)


def _request(request: HttpRequest, pk) -> CreditRequest:
    visible = Invoice.objects.visible_to(request.person)
    asked = CreditRequest.objects.select_related("invoice", "credit")
    return get_object_or_404(asked.filter(invoice__in=visible), public_id=pk)


def _page(request: HttpRequest, invoice: Invoice, form: CreditForm) -> HttpResponse:
    context = {
        "invoice": invoice,
        "form": form,
        "left": creditable(invoice),
        "key": request.POST.get("key") or uuid7(),
    }
    return render(request, "invoicing/credit.html", context, status=status_of(form))
