"""Changes of bank details: called back, then released or refused by someone else than their author."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.access import (
    knows_the_house,
    may_come,
    may_open_desk,
    may_release,
)
from ensemble.people.compliance.actions import banking
from ensemble.people.compliance.models import BankAccount
from ensemble.people.compliance.web.forms.accounts import ReleaseForm
from ensemble.people.compliance.web.forms.papers import ReasonForm
from ensemble.people.compliance.web.rows import desk_tabs


@declares("compliance.desk.read")
@only(may_open_desk, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request)


@declares("bank.release_hold")
@only(may_come)
@require_POST
def release(request: HttpRequest, pk) -> HttpResponse:
    return _release(request, _held(request, pk))


@declares("bank.release_hold")
@only(may_come)
@require_POST
def refuse(request: HttpRequest, pk) -> HttpResponse:
    return _refuse(request, _held(request, pk))


def _held(request: HttpRequest, pk) -> BankAccount:
    accounts = BankAccount.objects.visible_to(request.person).with_names()
    account = get_object_or_404(accounts, public_id=pk)
    require(may_release(request.person, account), _("Someone else than its author decides."))
    return account


@stepped_up
def _release(request: HttpRequest, account: BankAccount) -> HttpResponse:
    form = ReleaseForm(request.POST, prefix=account.public_id.hex)
    if not form.is_valid():
        return _page(request, account, release=form)
    said = {"by": request.person, "at": timezone.now()}
    try:
        banking.release(account, called=form.cleaned_data["called"], **said)
    except TooLate as late:
        form.add_error(None, str(late))
        return _page(request, account, release=form, status=409)
    toast(request, _("Released: payments go to %(iban)s.") % {"iban": account.masked})
    return turn_to(request, "compliance:accounts")


@stepped_up
def _refuse(request: HttpRequest, account: BankAccount) -> HttpResponse:
    form = ReasonForm(request.POST, prefix=account.public_id.hex)
    if not form.is_valid():
        return _page(request, account, refuse=form)
    said = {"by": request.person, "at": timezone.now()}
    banking.refuse_account(account, reason=form.cleaned_data["reason"], **said)
    toast(request, _("Refused: its author reads why."))
    return turn_to(request, "compliance:accounts")


def _page(
    request: HttpRequest,
    about: BankAccount | None = None,
    *,
    release: ReleaseForm | None = None,
    refuse: ReasonForm | None = None,
    status: int = 422,
) -> HttpResponse:
    at = timezone.now()
    held = BankAccount.objects.held().with_names().order_by("held_until", "pk")
    rows = [
        {
            "account": one,
            "may_release": may_release(request.person, one),
            "is_over": one.held_until <= at,
            "release": release
            if release and one == about
            else ReleaseForm(prefix=one.public_id.hex),
            "refuse": refuse if refuse and one == about else ReasonForm(prefix=one.public_id.hex),
        }
        for one in held
    ]
    context = {"rows": rows, "tabs": desk_tabs("accounts")}
    code = status if release or refuse else 200
    return render(request, "compliance/accounts.html", context, status=code)
