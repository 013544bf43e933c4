"""Rates, thresholds and wordings that hold from a day on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ensemble.foundation.accounts.access import is_team
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.administration.access import may_change_settings
from ensemble.foundation.administration.actions.dating import set_value
from ensemble.foundation.administration.shelves import shelves
from ensemble.foundation.administration.web.forms import FilterForm, ValueForm
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.ui.http import toast, turn_to


@declares("settings.change")
@only(may_change_settings, known_to=is_team)
@stepped_up
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """By family, under the names finance gives them: what holds today, what was and what comes."""
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    found = shelves(
        DatedValue.objects.all(), today=timezone.localdate(), asked=asked["q"], state=asked["state"]
    )
    context = {"shelves": found, "form": form, "filtered": any(asked.values())}
    return render(request, "administration/values.html", context)


@declares("settings.change")
@only(may_change_settings, known_to=is_team)
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, ValueForm(initial=_as_it_was(request.GET.get("name", ""))))
    form = ValueForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        set_value(by=request.person, at=timezone.now(), **form.cleaned_data)
    except TooLate as trouble:
        form.add_error("valid_from", str(trouble))
        return _form(request, form, status=409)
    toast(request, _("The value is saved, and the one before is closed."))
    return turn_to(request, "administration:values")


def _as_it_was(name: str) -> dict[str, str]:
    """What another value of that name starts from."""
    last = DatedValue.objects.filter(name=name).order_by("-valid_from").first()
    return {"name": last.name, "unit": last.unit} if last else {}


def _form(request: HttpRequest, form: ValueForm, status: int = 200) -> HttpResponse:
    return render(request, "administration/value.html", {"form": form}, status=status)
