"""Bank details as their owner sees them: masked, told, and who read the full number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import is_fresh, stepped_up
from ensemble.foundation.core.rights import declares, only, signed_in
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.access import may_come
from ensemble.people.compliance.actions import banking
from ensemble.people.compliance.banking import bank_entries
from ensemble.people.compliance.models import BankAccount, Business
from ensemble.people.compliance.web.forms.accounts import AccountForm
from ensemble.people.compliance.web.own import own_business, own_member


@declares("bank.read_own")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    own_member(request)
    return _page(request, Business.objects.of(request.person).with_names().first())


@declares("bank.read_masked")
@only(may_come)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    """The same for finance, who pays; the owner reads who read what."""
    businesses = Business.objects.whose_account_is_visible_to(request.person).with_names()
    return _page(request, get_object_or_404(businesses, public_id=pk))


def _page(request: HttpRequest, business: Business | None) -> HttpResponse:
    accounts = BankAccount.objects.filter(business=business, state__in=["held", "active"])
    known = {account.state: account for account in accounts.with_names()}
    context = {
        "business": business,
        "is_own": business is None or business.member.person_id == request.person.pk,
        "account": known.get("active"),
        "held": known.get("held"),
        "entries": bank_entries(business) if business else [],
    }
    return render(request, "compliance/bank.html", context)


@declares("bank.change")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change(request: HttpRequest) -> HttpResponse:
    business = own_business(request)
    if not is_fresh(request):
        return _prove_first()
    form = AccountForm(request.POST or None, initial={"holder": business.trade_name})
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "compliance/bank_change.html", {"form": form}, status=status)
    number = form.cleaned_data.pop("iban")
    said = {"by": request.person, "at": timezone.now()}
    account = banking.change_account(business, number, **said, **form.cleaned_data)
    toast(request, _("Saved: %(iban)s, on hold for now.") % {"iban": account.masked})
    return turn_to(request, "compliance:bank")


def _prove_first() -> HttpResponse:
    """A number typed before the proof is not kept anywhere: the form is shown again after it."""
    onwards = urlencode({"next": reverse("compliance:change_account")})
    return redirect(f"{reverse('accounts:again')}?{onwards}")


@declares("bank.withdraw_change")
@signed_in
@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    """No proof is asked: whoever did not change anything must be quick."""
    accounts = BankAccount.objects.filter(business__member__person=request.person).with_names()
    account = get_object_or_404(accounts, public_id=pk)
    banking.withdraw_account(account, by=request.person, at=timezone.now())
    toast(request, _("The change is taken back. Nothing leaves for that account."))
    return turn_to(request, "compliance:bank")


@declares("bank.read_full")
@only(may_come)
@require_POST
@never_cache
def full(request: HttpRequest, pk) -> HttpResponse:
    accounts = BankAccount.objects.visible_to(request.person).with_names()
    return _full(request, get_object_or_404(accounts, public_id=pk))


@stepped_up
def _full(request: HttpRequest, account: BankAccount) -> HttpResponse:
    number = banking.read_iban(account, by=request.person, at=timezone.now())
    pieces = [number[start : start + 4] for start in range(0, len(number), 4)]
    context = {"account": account, "pieces": pieces}
    return render(request, "compliance/bank_full.html", context)
