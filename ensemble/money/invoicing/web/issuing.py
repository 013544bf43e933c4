"""Finance issues, cancels, and issues again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions import cancelling, issuing, replacing
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.web.forms.correcting import ReasonForm
from ensemble.money.invoicing.web.forms.issuing import BilledForm, IssueForm
from ensemble.money.invoicing.web.forms.replacing import AgainForm
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house, may_come_to


@declares("invoice.issue_new")
@only(is_finance, known_to=knows_the_house)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A deposit, or a service that no timesheet counts."""
    form = IssueForm(posted(request))

    def issue(**how) -> Invoice:
        operator = LegalEntity.objects.operator()
        if operator is None:
            raise TooLate(_("The operator has no legal identity to invoice under yet."))
        return issuing.issue(form.draft(operator), **how)

    return _issue(request, form, issue)


@declares("invoice.issue")
@only(may_come_to("invoice.issue"))
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, pk) -> HttpResponse:
    """The same lines, to correct, under a new number that says which one it replaces."""
    before = get_object_or_404(Invoice.objects.visible_to(request.person), public_id=pk)
    require(may_issue(request.person))
    form = AgainForm(posted(request), before=before)

    def issue(**how) -> Invoice:
        facts = {"lines": list(form.lines()), "terms": form.terms()}
        order = form.cleaned_data["purchase_order"]
        return replacing.replace(before, purchase_order=order, **facts, **how)

    return _issue(request, form, issue)


@declares("invoice.issue")
@only(may_come_to("invoice.issue"))
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk) -> HttpResponse:
    invoice = get_object_or_404(Invoice.objects.visible_to(request.person), public_id=pk)
    require(may_issue(request.person))
    form, by, at = ReasonForm(posted(request)), request.person, timezone.now()
    if form.is_bound and done(form, lambda said: cancelling.cancel(invoice, by=by, at=at, **said)):
        toast(request, _("Cancelled. Its number stays, and its entry is reversed."))
        return turn_to(request, "invoicing:invoice", invoice.public_id)
    context = {"invoice": invoice, "form": form}
    return render(request, "invoicing/cancel.html", context, status=status_of(form))


def _issue(request: HttpRequest, form: BilledForm, issue: Callable[..., Invoice]) -> HttpResponse:
    """One page, one invoice: its key is written in it."""
    key = request.POST.get("key") or str(uuid7())
    issued: list[Invoice] = []

    def act(_said: dict) -> None:
        how = {"by": request.person, "at": timezone.now(), "key": f"page-{key[:64]}"}
        issued.append(issue(**how))

    if form.is_bound and done(form, act):
        toast(request, _("%(number)s is issued.") % {"number": issued[0].number})
        return turn_to(request, "invoicing:invoice", issued[0].public_id)
    context = {"form": form, "key": key}
    return render(request, "invoicing/issue.html", context, status=status_of(form))
