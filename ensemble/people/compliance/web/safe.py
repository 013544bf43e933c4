"""« Mon dossier »: what is asked next, what is known, what is in order."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance import steps
from ensemble.people.compliance.actions import describing
from ensemble.people.compliance.index import state_words
from ensemble.people.compliance.models import BankAccount, Business
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.standings import Standing, safe_of
from ensemble.people.compliance.vigilance import vigilance_of
from ensemble.people.compliance.web.forms.steps import StatusForm, step_form
from ensemble.people.compliance.web.own import own_business, own_member

TONES = {
    "missing": "act",
    "received": "info",
    "rejected": "act",
    "too_old": "watch",
    "expired": "watch",
    "verified": "done",
}


@declares("business.describe")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    business = business_of(own_member(request))
    if business is None:
        return render(request, "compliance/safe_empty.html")
    return render(request, "compliance/safe.html", _safe(business))


@declares("business.describe")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    member = own_member(request)
    business = business_of(member)
    known = {"status": business.status} if business else {}
    form = StatusForm(request.POST if request.method == "POST" else None, initial=known)
    code = 200
    if request.method == "POST" and form.is_valid():
        said = {"by": request.person, "at": timezone.now()}
        try:
            describing.choose_status(member, form.cleaned_data["status"], **said)
        except TooLate as late:
            form.add_error(None, str(late))
            code = 409
        else:
            return turn_to(request, *_onwards(business_of(member)))
    context = {"form": form, "business": business}
    return render(request, "compliance/status.html", context, status=_code(form, code))


@declares("business.describe")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, step: str) -> HttpResponse:
    business = own_business(request)
    asked = steps.step_named(business, step)
    if asked is None:
        raise Http404
    form = step_form(step, business, request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = {"by": request.person, "at": timezone.now()}
        describing.describe(business, **said, **form.cleaned_data)
        toast(request, _("Saved."))
        return turn_to(request, *_onwards(business))
    every = steps.steps_of(business)
    context = {"form": form, "step": asked, "number": every.index(asked) + 1, "count": len(every)}
    return render(request, "compliance/step.html", context, status=_code(form))


def _onwards(business: Business) -> tuple[str, ...]:
    """The next question while there is one; then the safe."""
    step = steps.next_step(business)
    return ("compliance:describe", step.name) if step else ("compliance:safe",)


def _safe(business: Business) -> dict:
    at = timezone.now()
    today = timezone.localdate(at)
    standings = safe_of(business, on=today)
    accounts = BankAccount.objects.filter(business=business, state__in=["held", "active"])
    known = {account.state: account for account in accounts}
    step = steps.next_step(business)
    return {
        "business": business,
        "steps": steps.steps_of(business),
        "step": step,
        "paper": None if step else steps.next_paper(standings),
        "papers": [shown(one) for one in standings],
        "in_order": sum(one.is_in_order for one in standings),
        "vigilance": vigilance_of(business, on=today),
        "account": known.get("active"),
        "held": known.get("held"),
        "without_account": not known,
        "at": at,
    }


def shown(standing: Standing) -> tuple[Standing, str, str]:
    """A standing with the tone and the words of its state."""
    return standing, TONES[standing.state], state_words(standing)


def _code(form, code: int = 200) -> int:
    return code if code != 200 or not form.errors else 422
