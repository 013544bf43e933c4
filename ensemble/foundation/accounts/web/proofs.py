"""The second proof: the one that opens, and the one created the first time."""

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ensemble.foundation.accounts import doors, keyring
from ensemble.foundation.accounts.actions.keeping_keys import add_passkey, set_up_app
from ensemble.foundation.accounts.devices import describe
from ensemble.foundation.accounts.letters import credential_changed
from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.accounts.web.door import either, onwards, wait
from ensemble.foundation.accounts.web.forms import AppForm, PasskeyForm, PasswordForm, ProofForm
from ensemble.foundation.core.rights import declares
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast


@declares("door.open")
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """A passkey alone opens whole: the device checked who holds it."""
    if not within_limits(request, "try_passkey"):
        return wait(request)
    form = PasskeyForm(request.POST)
    expected = doors.half_open(request)
    try:
        if not form.is_valid():
            raise ValidationError(form.errors["credential"])
        person = keyring.prove_passkey(form.cleaned_data["credential"], person=expected)
    except ValidationError as error:
        toast(request, " ".join(error.messages))
        return redirect("accounts:proof" if expected else "accounts:door")
    return redirect(doors.enter(request, person, method="passkey"))


@declares("door.open")
@sensitive_post_parameters()
@either
@never_cache
def password(request: HttpRequest) -> HttpResponse:
    """Address, password and code of the application. An unknown address costs the same time."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        if not within_limits(request, "try_password", form.cleaned_data["email"]):
            return wait(request)
        if person := _recognised(**form.cleaned_data):
            return redirect(doors.enter(request, person, method="app"))
        form.add_error(None, _("The address, the password and the code do not go together."))
    return render(
        request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200
    )


@declares("door.open")
@either
@never_cache
def proof(request: HttpRequest) -> HttpResponse:
    """The mailbox is proven: now the passkey, or the code of the application, or a recovery code."""
    person = doors.half_open(request)
    kinds = keyring.kinds_of(person) if person else set()
    if not kinds & {keyring.PASSKEY, keyring.APP}:
        return onwards(request, person)
    form = ProofForm(request.POST or None)
    if form.is_valid():
        if not within_limits(request, "try_proof", str(person.pk)):
            return wait(request)
        if method := _proven_by(person, form.cleaned_data["digits"]):
            return _enter_with_digits(request, person, method)
        form.add_error("digits", _("This code is not the right one, or it has served already."))
    context = {
        "form": form,
        "person": person,
        "options": keyring.begin_proof(person) if keyring.PASSKEY in kinds else None,
        "app": keyring.APP in kinds,
        "codes": keyring.CODES in kinds,
    }
    return render(request, "accounts/proof.html", context, status=422 if form.errors else 200)


@declares("door.open")
@either
@never_cache
def first_key(request: HttpRequest) -> HttpResponse:
    """The passkey created at minute one."""
    person = _without_key(request)
    if person is None:
        return onwards(request, doors.half_open(request))
    if request.method == "POST":
        form = PasskeyForm(request.POST)
        try:
            if not form.is_valid():
                raise ValidationError(form.errors["credential"])
            credential = keyring.finish_creation(form.cleaned_data["credential"])
        except ValidationError as error:
            toast(request, " ".join(error.messages))
            return redirect("accounts:first_key")
        name = describe(request.headers.get("User-Agent", ""))
        add_passkey(person, credential, name=name, at=timezone.now())
        return redirect(doors.enter(request, person, method="passkey"))
    context = {"person": person, "options": keyring.begin_creation(person)}
    return render(request, "accounts/first_key.html", context)


@declares("door.open")
@sensitive_post_parameters()
@either
@never_cache
def first_app(request: HttpRequest) -> HttpResponse:
    """Without a passkey: a password and a code application."""
    person = _without_key(request)
    if person is None:
        return onwards(request, doors.half_open(request))
    form = AppForm(request.POST or None, person=person)
    secret = secret_of(request)
    if app_is_set_up(request, form, person, secret):
        return redirect(doors.enter(request, person, method="app"))
    context = {"form": form, "secret": secret, "square": keyring.drawn(person, secret)}
    return render(request, "accounts/first_app.html", context, status=422 if form.errors else 200)


def secret_of(request: HttpRequest) -> str:
    """The secret offered to the application stays the same until it is used."""
    return request.session.setdefault("app_secret", keyring.new_secret())


def app_is_set_up(request: HttpRequest, form: AppForm, person: Person, secret: str) -> bool:
    if not form.is_valid():
        return False
    if not keyring.secret_gives(secret, form.cleaned_data["digits"]):
        form.add_error(
            "digits", _("This code is not the right one. Is the clock of your device right?")
        )
        return False
    set_up_app(person, password=form.cleaned_data["password"], secret=secret, at=timezone.now())
    del request.session["app_secret"]
    return True


def _without_key(request: HttpRequest) -> Person | None:
    person = doors.half_open(request)
    fit = person and person.name and not keyring.has_second_factor(person)
    return person if fit else None


def _recognised(*, email: str, password: str, digits: str) -> Person | None:
    person = Person.objects.filter(email=email, is_active=True).first()
    if person is None or not person.has_usable_password():
        make_password(password)
        return None
    if person.check_password(password) and keyring.prove_app(person, digits):
        return person
    return None


def _proven_by(person: Person, digits: str) -> str:
    if len(digits) == 6:
        return "app" if keyring.prove_app(person, digits) else ""
    return "recovery" if keyring.prove_recovery(person, digits) else ""


def _enter_with_digits(request: HttpRequest, person: Person, method: str) -> HttpResponse:
    wanted = doors.enter(request, person, method=method)
    if method == "app":
        return redirect(wanted)
    credential_changed(person, change="code_used", at=timezone.now())
    toast(request, _("You came in with a recovery code. Add a new key now."))
    return redirect("accounts:keys")
