"""Going beyond a limit: asked by whoever runs the mission, decided by finance."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.access import is_team
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.credit.access import may_ask_override, may_read_credit
from ensemble.money.credit.actions import overriding
from ensemble.money.credit.exposure import exposure_of
from ensemble.money.credit.models import Override
from ensemble.money.credit.web.forms import OverrideForm
from ensemble.money.credit.web.rooms import gesture

FIVE_WEEKS = timedelta(weeks=5)


@declares("credit.ask_override")
@only(may_ask_override, known_to=is_team)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The gate leads here with the client and the amount in the address."""
    at = timezone.now()
    if request.method != "POST":
        known = {name: request.GET.get(name, "") for name in ("organisation", "ceiling")}
        form = OverrideForm(initial=known | {"expires_on": timezone.localdate(at) + FIVE_WEEKS})
        return _page(request, form)
    form = OverrideForm(request.POST)
    if not done(form, partial(overriding.ask_override, by=request.person, at=at)):
        return _page(request, form)
    toast(request, _("Asked. Someone of finance answers."))
    return turn_to(request, "credit:index" if may_read_credit(request.person) else "desk:home")


def _page(request: HttpRequest, form: OverrideForm) -> HttpResponse:
    asked = form["organisation"].value() or None
    client = Organisation.objects.filter(public_id=asked).first() if _is_id(asked) else None
    exposure = client and exposure_of(client, timezone.now())
    context = {"form": form, "client": client, "exposure": exposure}
    return render(request, "credit/ask_override.html", context, status=status_of(form))


@gesture("credit.approve")
def approve(request: HttpRequest, pk) -> HttpResponse:
    override = get_object_or_404(Override, public_id=pk)
    overriding.approve_override(override, by=request.person, at=timezone.now())
    toast(request, _("Approved, until the day that was asked."))
    return turn_to(request, "credit:index")


@gesture("credit.change")
def refuse(request: HttpRequest, pk) -> HttpResponse:
    override = get_object_or_404(Override, public_id=pk)
    overriding.refuse_override(override, by=request.person, at=timezone.now())
    toast(request, _("Refused. The limit stays what it is."))
    return turn_to(request, "credit:index")


def _is_id(value: object) -> bool:
    try:
        return bool(UUID(str(value)))
    except ValueError:
        return False
