"""Invoices as each reads them: a client's, a member's own, all of them for finance."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.core.rights import declares, only
from ensemble.money.invoicing import access, franchise
from ensemble.money.invoicing.actions.replacing import may_be_replaced
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.leaving import may_be_cancelled
from ensemble.money.invoicing.models import (
    CreditRequest,
    Flow,
    Invoice,
    InvoiceQuerySet,
    LegalEntity,
    Mandate,
)
from ensemble.money.invoicing.web.rooms import may_come_to, slows_guesses
from ensemble.people.compliance.reading import business_of
from ensemble.people.profiles.access import member_of

A_PAGE, A_FEW = 30, 8
VIEWS = ("sold", "bought", "waiting")


@declares("invoice.read")
@only(may_come_to("invoice.read"))
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Three rooms under one address: who reads decides which."""
    invoices = Invoice.objects.visible_to(request.person).ready_to_read().with_open()
    if has_role(request.person, "finance"):
        return _of_finance(request, invoices)
    if companies := [one.organisation for one in seats_of(request.person) if one.role == "buyer"]:
        context = _listed(request, invoices) | {"companies": companies}
        return render(request, "invoicing/of_client.html", context)
    return _of_member(request, invoices)


def _of_finance(request: HttpRequest, invoices: InvoiceQuerySet) -> HttpResponse:
    shown = request.GET.get("show") if request.GET.get("show") in VIEWS else "sold"
    waiting = Invoice.objects.waiting_for_finance()
    chosen = {
        "sold": invoices.filter(flow__in=[Flow.SOLD, Flow.MANDATED]),
        "bought": invoices.bought(),
        "waiting": invoices.filter(pk__in=waiting.values("pk")),
    }[shown]
    requests = CreditRequest.objects.filter(state="waiting").ready_to_read()
    context = _listed(request, chosen) | {
        "shown": shown,
        "tabs": _tabs(shown, waiting.count()),
        "credit_requests": requests,
        "unnamed": LegalEntity.objects.missing()[:A_FEW],
    }
    return render(request, "invoicing/of_finance.html", context)


def _tabs(shown: str, waiting: int) -> list[dict]:
    labels = {"sold": _("To clients"), "bought": _("From members"), "waiting": _("To look at")}
    return [
        {
            "label": label,
            "url": f"?show={name}",
            "current": name == shown,
            "count": waiting if name == "waiting" else None,
        }
        for name, label in labels.items()
    ]


def _of_member(request: HttpRequest, invoices: InvoiceQuerySet) -> HttpResponse:
    member = member_of(request.person)
    business = business_of(member) if member else None
    on = day_of(timezone.now())
    watched = business and business.vat_regime == "franchise"
    context = _listed(request, invoices) | {
        "mandate": Mandate.objects.filter(member=member).order_by("-pk").first(),
        "watch": franchise.watch(member, on=on) if watched else None,
        "business": business,
    }
    return render(request, "invoicing/of_member.html", context)


def _listed(request: HttpRequest, invoices: InvoiceQuerySet) -> dict:
    page = Paginator(invoices, A_PAGE).get_page(request.GET.get("page"))
    return {"page": page}


@declares("invoice.read")
@only(may_come_to("invoice.read"))
@slows_guesses
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    invoices = Invoice.objects.visible_to(request.person).ready_to_read()
    invoice = get_object_or_404(
        invoices.select_related("mandate", "preceding", "member", "replaces"), public_id=pk
    )
    person = request.person
    waiting = invoice.credit_requests.filter(state="waiting").ready_to_read().first()
    contest = next((one for one in invoice.contests.all() if one.state == "open"), None)
    settlements = list(invoice.settlements.select_related("credit"))
    context = {
        "invoice": invoice,
        "mine": invoice.member is not None and invoice.member.person_id == person.pk,
        "contest": contest,
        "credit_request": waiting,
        "settlements": settlements,
        "gives_back": invoice.is_credit and _is_ours(invoice) and invoice.open_amount > 0,
        "corrections": invoice.credits.live(),
        "after": Invoice.objects.filter(replaces=invoice).first(),
        "may": {
            "contest": access.may_contest_now(person, invoice, day_of(timezone.now())),
            "close_contest": contest and access.may_close_contest(person, contest),
            "credit": access.may_ask_credit(person, invoice) and not (waiting or invoice.is_credit),
            "issue_credit": waiting and access.may_issue_credit(person, waiting),
            "credit_own": access.may_credit_own(person, invoice) and not invoice.is_credit,
            "decide": access.may_decide_received(person) and invoice.state == "received",
            "cancel": access.may_issue(person) and may_be_cancelled(invoice),
            "send_again": access.may_issue(person) and invoice.is_live,
            "replace": access.may_issue(person) and may_be_replaced(invoice),
        },
    }
    return render(request, "invoicing/invoice.html", context)


def _is_ours(invoice: Invoice) -> bool:
    """Not what a member's business owes its own client."""
    return invoice.flow != Flow.MANDATED
