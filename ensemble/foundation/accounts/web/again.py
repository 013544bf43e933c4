"""Proving once more, before what matters."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_resolver, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.accounts import keyring, stepup
from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.accounts.web.door import either, wait
from ensemble.foundation.accounts.web.forms import PasskeyForm, ProofForm
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import way_back


@declares("door.prove")
@signed_in
@either
@never_cache
def again(request: HttpRequest) -> HttpResponse:
    """Passkey or code application; a code by e-mail proves nothing here."""
    asked = request.POST if request.method == "POST" else request.GET
    form = ProofForm(request.POST if "digits" in request.POST else None)
    form.fields["digits"].help_text = ""
    problem = ""
    if request.method == "POST":
        if not within_limits(request, "try_proof", str(request.person.pk)):
            return wait(request)
        try:
            if method := _proven(request, form):
                return redirect(stepup.renew(request, method=method))
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = _shown(request, asked, form, problem)
    status = 422 if problem or form.errors else 200
    return render(request, "accounts/again.html", context, status=status)


@declares("door.prove")
@signed_in
@require_safe
@never_cache
def resume(request: HttpRequest) -> HttpResponse:
    """What was asked before the proof, with everything that was typed: one button left."""
    kept = stepup.held(request)
    if kept is None or not stepup.is_fresh(request):
        return redirect("/")
    return render(request, "accounts/resume.html", {"held": kept})


def _proven(request: HttpRequest, form: ProofForm) -> str:
    if "digits" in request.POST:
        if form.is_valid() and keyring.prove_app(request.person, form.cleaned_data["digits"]):
            return "app"
        if not form.errors:
            form.add_error("digits", _("This code is not the right one, or it has served already."))
        return ""
    passkey = PasskeyForm(request.POST)
    if not passkey.is_valid():
        raise ValidationError(passkey.errors["credential"])
    keyring.prove_passkey(passkey.cleaned_data["credential"], person=request.person)
    return "passkey"


def _shown(request: HttpRequest, asked: dict, form: ProofForm, problem: str) -> dict:
    kinds = keyring.kinds_of(request.person)
    kept = stepup.held(request) if asked.get("held") else None
    wanted = way_back(request, asked.get("next"))
    return {
        "form": form,
        "problem": problem,
        "onwards": {"next": wanted, "held": "1" if kept else ""},
        "back": kept["back"] if kept else "/",
        "options": keyring.begin_proof(request.person) if keyring.PASSKEY in kinds else None,
        "app": keyring.APP in kinds,
        "demo": "demo" in get_resolver().namespace_dict and request.person.is_demo,
        "next": reverse("accounts:resume") if kept else wanted,
    }
