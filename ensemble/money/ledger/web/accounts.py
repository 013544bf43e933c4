"""The chart of accounts: which number plays which role, and the second person who approves."""

from functools import partial
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.ledger.access import is_of_the_house, may_read_all, may_write_by_hand
from ensemble.money.ledger.actions import charting
from ensemble.money.ledger.models import AccountChoice
from ensemble.money.ledger.roles import Role
from ensemble.money.ledger.web.forms import AccountForm


@declares("ledger.read_all")
@only(may_read_all, known_to=is_of_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, AccountForm(initial={"valid_from": timezone.localdate()}))


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_POST
def propose(request: HttpRequest) -> HttpResponse:
    form, by, at = AccountForm(request.POST), request.person, timezone.now()
    if done(form, partial(charting.propose_account, by=by, at=at)):
        toast(request, _("Proposed. Someone else of finance approves it."))
        return turn_to(request, "ledger:accounts")
    return _page(request, form)


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_POST
def approve(request: HttpRequest, pk) -> HttpResponse:
    choice = get_object_or_404(AccountChoice, public_id=pk)
    charting.approve_account(choice, by=request.person, at=timezone.now())
    toast(request, _("Approved. What is posted keeps its account."))
    return turn_to(request, "ledger:accounts")


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_POST
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    choice = get_object_or_404(AccountChoice, public_id=pk)
    charting.set_account_aside(choice, by=request.person, at=timezone.now())
    toast(request, _("The proposal is set aside."))
    return turn_to(request, "ledger:accounts")


def _page(request: HttpRequest, form: AccountForm) -> HttpResponse:
    choices = AccountChoice.objects.select_related("account", "proposed_by", "approved_by")
    kept = choices.filter(state="in_force").order_by("role", "-valid_from")
    roles = [(Role(role).label, list(lines)) for role, lines in groupby(kept, lambda one: one.role)]
    context = {
        "form": form,
        "proposed": choices.proposed(),
        "roles": sorted(roles, key=lambda role: role[1][0].account.number),
        "today": timezone.localdate(),
    }
    return render(request, "ledger/accounts.html", context, status=status_of(form))
