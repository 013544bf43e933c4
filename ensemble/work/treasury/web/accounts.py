"""The operator's accounts: one person of finance types a number, another opens it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.treasury.actions import opening
from ensemble.work.treasury.models import OperatorAccount
from ensemble.work.treasury.web.forms import AccountForm
from ensemble.work.treasury.web.rooms import for_finance, tabs


@declares("operator_account.read")
@for_finance
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, AccountForm())


@declares("operator_account.propose")
@for_finance
@stepped_up
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    form, by, at = AccountForm(request.POST), request.person, timezone.now()
    if done(form, lambda **_typed: opening.propose_account(**form.facts, by=by, at=at)):
        toast(request, _("Proposed. Someone else of finance opens it."))
        return turn_to(request, "treasury:accounts")
    return _page(request, form)


@declares("operator_account.open")
@for_finance
@stepped_up
@require_POST
def open_(request: HttpRequest, pk) -> HttpResponse:
    account = get_object_or_404(OperatorAccount, public_id=pk)
    opening.open_account(account, by=request.person, at=timezone.now())
    toast(request, _("Open: members may be paid from it."))
    return turn_to(request, "treasury:accounts")


@declares("operator_account.propose")
@for_finance
@stepped_up
@require_POST
def close(request: HttpRequest, pk) -> HttpResponse:
    account = get_object_or_404(OperatorAccount, public_id=pk)
    opening.close_account(account, by=request.person, at=timezone.now())
    toast(request, _("Closed. What it did stays."))
    return turn_to(request, "treasury:accounts")


def _page(request: HttpRequest, form: AccountForm) -> HttpResponse:
    known = OperatorAccount.objects.select_related("proposed_by", "opened_by")
    context = {"tabs": tabs("accounts"), "known": known.exclude(state="closed"), "form": form}
    return render(request, "treasury/accounts.html", context, status=status_of(form))
