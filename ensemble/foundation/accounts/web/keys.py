"""The keys of my account. Reading them is free; every change asks for a fresh proof."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts import keyring
from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.actions import keeping_keys
from ensemble.foundation.accounts.devices import describe
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.accounts.web.door import either
from ensemble.foundation.accounts.web.forms import (
    AppForm,
    KeyNameForm,
    NewPasswordForm,
    PasskeyForm,
)
from ensemble.foundation.accounts.web.proofs import app_is_set_up, secret_of
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import toast, turn_to


@declares("account.credentials.read")
@signed_in
@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    kinds = keyring.kinds_of(request.person)
    context = {
        "keys": [key.wrap() for key in keyring.keys_of(request.person)],
        "app": keyring.APP in kinds,
        "codes_left": len(keyring.unused_recovery_codes(request.person)),
    }
    return render(request, "accounts/keys.html", context)


@declares("account.credentials.change")
@stepped_up
@either
@never_cache
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        context = {
            "options": keyring.begin_creation(request.person),
            "named": {"name": describe(request.headers.get("User-Agent", ""))},
        }
        return render(request, "accounts/new_key.html", context)
    form = PasskeyForm(request.POST)
    try:
        if not form.is_valid():
            raise ValidationError(form.errors["credential"])
        credential = keyring.finish_creation(form.cleaned_data["credential"])
    except ValidationError as error:
        toast(request, " ".join(error.messages))
        return turn_to(request, "accounts:new_key")
    name = form.cleaned_data["name"]
    keeping_keys.add_passkey(request.person, credential, name=name, at=timezone.now())
    toast(request, _("The key is added."))
    return turn_to(request, "accounts:keys")


@declares("account.credentials.change")
@stepped_up
@either
@never_cache
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    key = _mine(request, pk)
    form = KeyNameForm(request.POST or None, initial={"name": key.wrap().name})
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/key_name.html", {"form": form, "key": key}, status=status)
    keeping_keys.rename_passkey(key, form.cleaned_data["name"])
    return turn_to(request, "accounts:keys")


@declares("account.credentials.change")
@stepped_up
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    key, here = _mine(request, pk), request.session.session_key
    keeping_keys.remove_passkey(key, at=timezone.now(), keep_session=here)
    toast(request, _("The key is removed, and your other sessions are closed."))
    return turn_to(request, "accounts:keys")


@declares("account.credentials.change")
@sensitive_post_parameters()
@stepped_up
@either
@never_cache
def app(request: HttpRequest) -> HttpResponse:
    form = AppForm(request.POST or None, person=request.person)
    secret = secret_of(request)
    if app_is_set_up(request, form, request.person, secret):
        update_session_auth_hash(request, request.person)
        toast(request, _("Your password and your application are registered."))
        return turn_to(request, "accounts:keys")
    context = {"form": form, "secret": secret, "square": keyring.drawn(request.person, secret)}
    return render(request, "accounts/new_app.html", context, status=422 if form.errors else 200)


@declares("account.credentials.change")
@stepped_up
@require_POST
def remove_app(request: HttpRequest) -> HttpResponse:
    keeping_keys.remove_app(request.person, at=timezone.now())
    update_session_auth_hash(request, request.person)
    toast(request, _("The password and the application are removed."))
    return turn_to(request, "accounts:keys")


@declares("account.credentials.change")
@sensitive_post_parameters()
@stepped_up
@either
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    form = NewPasswordForm(request.POST or None, person=request.person)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/new_password.html", {"form": form}, status=status)
    chosen = form.cleaned_data["password"]
    keeping_keys.change_password(request.person, chosen, at=timezone.now())
    update_session_auth_hash(request, request.person)
    toast(request, _("Your password is changed."))
    return turn_to(request, "accounts:keys")


@declares("account.credentials.change")
@stepped_up
@require_POST
@never_cache
def codes(request: HttpRequest) -> HttpResponse:
    """Ten new codes, shown once."""
    made = keeping_keys.make_recovery_codes(request.person, at=timezone.now())
    return render(request, "accounts/codes.html", {"codes": made})


def _mine(request: HttpRequest, pk: int) -> Authenticator:
    """Someone else's key does not exist; an administrator may know that it does, no more."""
    passkeys = Authenticator.objects.filter(type=keyring.PASSKEY)
    if not has_role(request.person, "administrator"):
        passkeys = passkeys.filter(user=request.person)
    key = get_object_or_404(passkeys, pk=pk)
    require(key.user_id == request.person.pk)
    return key
