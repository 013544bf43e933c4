"""Bank lines that nobody has explained yet: what they most likely are, in one click."""

from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares
from ensemble.foundation.timeline.reading import history_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.models import Flow, Invoice
from ensemble.work.treasury.actions import matching, undoing
from ensemble.work.treasury.actions.paying_back import pay_back
from ensemble.work.treasury.ladder import proposals_for
from ensemble.work.treasury.models import BankLine, Match, Payment
from ensemble.work.treasury.web.forms import ExplainForm, ReceiveForm
from ensemble.work.treasury.web.rooms import for_finance, tabs

SHOWN = 25


@declares("bank_line.read")
@for_finance
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    waiting = BankLine.objects.visible_to(request.person).unexplained().select_related("account")
    page = Paginator(waiting, SHOWN).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs("lines"),
        "page": page,
        "rows": list(proposals_for(page.object_list).items()),
    }
    return render(request, "treasury/lines.html", context)


@declares("bank_line.read")
@for_finance
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return _page(request, _line(request, pk))


@declares("bank_line.explain")
@for_finance
@require_POST
def confirm(request: HttpRequest, pk) -> HttpResponse:
    matching.confirm(_line(request, pk), by=request.person, at=timezone.now())
    toast(request, _("Explained."))
    return turn_to(request, "treasury:lines")


@declares("bank_line.explain")
@for_finance
@require_POST
def receive(request: HttpRequest, pk) -> HttpResponse:
    line, form = _line(request, pk), ReceiveForm(request.POST)

    def act(invoice: str, amount: Decimal) -> None:
        found = _named(request, line, invoice)
        explain = pay_back if found.is_credit else matching.receive
        explain(line, found, amount=amount, by=request.person, at=timezone.now())

    if done(form, act):
        toast(request, _("Explained."))
        return turn_to(request, "treasury:line", line.public_id)
    return _page(request, line, receive_form=form, status=status_of(form))


@declares("bank_line.explain")
@for_finance
@require_POST
def pay_out(request: HttpRequest, pk) -> HttpResponse:
    line = _line(request, pk)
    known = Payment.objects.visible_to(request.person)
    payment = get_object_or_404(known, public_id=request.POST.get("payment"))
    matching.pay_out(line, payment, by=request.person, at=timezone.now())
    toast(request, _("Explained."))
    return turn_to(request, "treasury:line", line.public_id)


@declares("bank_line.explain")
@for_finance
@require_POST
def explain(request: HttpRequest, pk) -> HttpResponse:
    line, form = _line(request, pk), ExplainForm(request.POST)

    def act(kind: str, client: str) -> None:
        known = Organisation.objects.filter(name__iexact=client).first()
        by, at = request.person, timezone.now()
        matching.explain(line, kind, organisation=known, by=by, at=at)

    if done(form, act):
        toast(request, _("Explained."))
        return turn_to(request, "treasury:line", line.public_id)
    return _page(request, line, explain_form=form, status=status_of(form))


@declares("bank_line.explain")
@for_finance
@require_POST
def undo(request: HttpRequest, pk) -> HttpResponse:
    match = get_object_or_404(Match.objects.select_related("line"), public_id=pk)
    undoing.undo(match, by=request.person, at=timezone.now())
    toast(request, _("Taken back, by a reversing entry."))
    return turn_to(request, "treasury:line", match.line.public_id)


def _line(request: HttpRequest, pk) -> BankLine:
    known = BankLine.objects.visible_to(request.person).select_related("account", "statement")
    return get_object_or_404(known, public_id=pk)


def _named(request: HttpRequest, line: BankLine, number: str) -> Invoice:
    """What a client owes, or a member gives back, when money came in; what we give back otherwise."""
    known = Invoice.objects.visible_to(request.person).live().filter(number__iexact=number)
    if found := known.credits().filter(flow=Flow.BOUGHT if line.came_in else Flow.SOLD).first():
        return found
    if line.came_in and (found := known.sold().not_credits().first()):
        return found
    if line.came_in:
        raise Incomplete(_("No invoice of ours has this number."))
    raise Incomplete(_("No credit note of ours has this number."))


def _page(request: HttpRequest, line: BankLine, *, status: int = 200, **forms) -> HttpResponse:
    (proposal,) = proposals_for([line]).values()
    context = {
        "line": line,
        "tabs": tabs("lines"),
        "proposal": proposal if line.left else None,
        "matches": line.matches.select_related(
            "invoice", "discount", "set_off__credit", "payment", "organisation", "by"
        ),
        "payments": _same_amount(line),
        "receive_form": ReceiveForm(initial={"amount": line.left}),
        "explain_form": ExplainForm(),
        "has_history": history_of(line).exists(),
        **forms,
    }
    return render(request, "treasury/line.html", context, status=status)


def _same_amount(line: BankLine) -> list[Payment]:
    """Payments of that amount which this line may be, though it does not bear their number."""
    states = ("ordered", "paid") if line.came_in else ("ordered",)
    same = Payment.objects.filter(amount=line.left, state__in=states)
    return list(same.select_related("invoice")[:5])
