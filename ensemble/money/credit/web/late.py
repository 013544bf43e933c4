"""The invoices that are late, and all that can be done about one."""

from django.core.paginator import Paginator
from django.db.models import OuterRef, Prefetch, Subquery
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.core.forms import status_of
from ensemble.money.credit.charges import late_charges_of
from ensemble.money.credit.costs import carried
from ensemble.money.credit.histories import history_of
from ensemble.money.credit.ladder import kept_back_by
from ensemble.money.credit.models import (
    Doubt,
    DunningStep,
    LateCharge,
    Loss,
    PaymentPromise,
    Provision,
    Rung,
)
from ensemble.money.credit.web import forms
from ensemble.money.credit.web.rooms import invoice_of, room
from ensemble.money.invoicing.models import Invoice

A_PAGE = 30


@room("credit.read")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for a call first; then what is late, the oldest first."""
    today = timezone.localdate()
    steps = list(DunningStep.objects.to_do().select_related("invoice__organisation").order_by("pk"))
    for step in steps:
        step.days_late = (today - step.invoice.due_on).days
    late = Invoice.objects.sold().not_credits().filter(due_on__lt=today, organisation__isnull=False)
    last = DunningStep.objects.filter(invoice=OuterRef("pk")).order_by("-pk").values("rung")[:1]
    promise = PaymentPromise.objects.open().filter(invoice=OuterRef("pk")).values("pays_on")
    late = (
        late.still_open().ready_to_read().annotate(rung=Subquery(last), pays_on=Subquery(promise))
    )
    page = Paginator(late.order_by("due_on", "pk"), A_PAGE).get_page(request.GET.get("page"))
    for invoice in page:
        invoice.days_late = (today - invoice.due_on).days
        invoice.step = Rung(invoice.rung).label if invoice.rung else ""
    return render(request, "credit/late.html", {"steps": steps, "page": page})


@room("credit.read")
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return invoice_page(request, invoice_of(pk))


def invoice_page(request: HttpRequest, invoice: Invoice, **bound: Form) -> HttpResponse:
    """`bound`: a form that was sent and is shown again, under its name."""
    today = timezone.localdate()
    booked = Prefetch("provisions", Provision.objects.filter(state="booked"), "booked")
    context = {
        "invoice": invoice,
        "today": today,
        "days_late": (today - invoice.due_on).days,
        "kept_back": kept_back_by(invoice, on=today),
        "carried": carried(invoice, on=today),
        "charges": late_charges_of(invoice, on=today),
        "charge": LateCharge.objects.filter(invoice=invoice).first(),
        "promise": PaymentPromise.objects.open().filter(invoice=invoice).first(),
        "steps": DunningStep.objects.filter(invoice=invoice).select_related("done_by"),
        "doubt": Doubt.objects.filter(invoice=invoice).prefetch_related(booked).first(),
        "loss": Loss.objects.filter(invoice=invoice, state="asked").first(),
        "entries": history_of(invoice),
        "promise_form": forms.PromiseForm(),
        "note_form": forms.NoteForm(),
        "doubt_form": forms.DoubtForm(initial={"on": today}),
        "provision_form": forms.ProvisionForm(initial={"on": today}),
        "loss_form": forms.ReasonForm(prefix="loss"),
        "receive_form": forms.ReceiveForm(initial={"on": today}, prefix="charges"),
        "waive_form": forms.ReasonForm(prefix="waive"),
    }
    status = max((status_of(form) for form in bound.values()), default=200)
    return render(request, "credit/invoice.html", context | bound, status=status)
