"""The door: one form for everybody, known or not, then a code in the mailbox."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts import doors, keyring
from ensemble.foundation.accounts.actions.knocking import ask_code
from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.accounts.models import MailedCode
from ensemble.foundation.accounts.web.forms import AddressForm, CodeForm, NameForm
from ensemble.foundation.core.rights import declares
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import way_back

either = require_http_methods(["GET", "HEAD", "POST"])


@declares("door.open")
@either
@never_cache
def door(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        doors.remember(request, next=way_back(request, request.GET.get("next")))
    if request.person:
        return redirect(doors.remembered(request, "next") or "/")
    form = AddressForm(request.POST or None)
    if not form.is_valid():
        context = {"form": form, "options": keyring.begin_proof()}
        return render(request, "accounts/door.html", context, status=422 if form.errors else 200)
    return _send_code(request, form.cleaned_data["email"])


@declares("door.open")
@either
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The digits of the letter. Five tries, fifteen minutes, this browser only."""
    mailed = _mailed_code(request)
    if mailed is None:
        return redirect("accounts:door")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        if not within_limits(request, "try_code"):
            return wait(request)
        if mailed.open_with(form.cleaned_data["digits"], at=timezone.now()):
            return _mailbox_proven(request, mailed)
        form.add_error(
            "digits", _("These are not the digits of the last letter, or they are too old.")
        )
    context = {
        "form": form,
        "address": mailed.address,
        "elsewhere": f"{reverse('accounts:door')}?{urlencode({'next': doors.remembered(request, 'next')})}",
    }
    return render(request, "accounts/code.html", context, status=422 if form.errors else 200)


@declares("door.open")
@require_POST
def code_again(request: HttpRequest) -> HttpResponse:
    mailed = _mailed_code(request)
    return _send_code(request, mailed.address) if mailed else redirect("accounts:door")


@declares("door.open")
@either
@never_cache
def name(request: HttpRequest) -> HttpResponse:
    """Someone we see for the first time says who they are."""
    person = doors.half_open(request)
    if person is None or person.name:
        return onwards(request, person)
    form = NameForm(request.POST or None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/name.html", {"form": form}, status=status)
    prefer(person, name=form.cleaned_data["name"])
    return onwards(request, person)


@declares("door.open")
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How one enters, for whoever came to the door unknown and without a need."""
    return render(request, "accounts/how.html")


@declares("door.leave")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    doors.leave(request)
    return redirect("/")


def onwards(request: HttpRequest, person: Person | None) -> HttpResponse:
    """The next thing this person has to do at the door, once the mailbox is proven."""
    if person is None:
        return redirect("accounts:door")
    if keyring.has_second_factor(person):
        return redirect("accounts:proof")
    if person.name:
        return redirect("accounts:first_key")
    if doors.remembered(request, "next") in {"", "/"}:
        doors.forget(request)
        return redirect("accounts:how")
    return redirect("accounts:name")


def wait(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/wait.html", status=429)


def _send_code(request: HttpRequest, address: str) -> HttpResponse:
    if not within_limits(request, "ask_code", address):
        return wait(request)
    mailed = ask_code(address, language=request.LANGUAGE_CODE, at=timezone.now())
    doors.remember(request, code=str(mailed.public_id))
    return redirect("accounts:code")


def _mailed_code(request: HttpRequest) -> MailedCode | None:
    reference = doors.remembered(request, "code")
    return MailedCode.objects.filter(public_id=UUID(reference)).first() if reference else None


def _mailbox_proven(request: HttpRequest, mailed: MailedCode) -> HttpResponse:
    person = meet(mailed.address, language=mailed.language, at=timezone.now())
    if not person.is_active:
        doors.forget(request)
        return render(request, "accounts/closed.html", status=403)
    doors.open_half(request, person)
    return onwards(request, person)
