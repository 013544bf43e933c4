"""More days: a form, its answers read again, one button; then the other side's yes or no."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.access import may_change_terms, may_come_to
from ensemble.work.contracts.actions import extending
from ensemble.work.contracts.models import Extension, Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.contracts.web.finding import mission_seen
from ensemble.work.contracts.web.forms import ExtensionForm
from ensemble.work.missions.models import Mission


@declares("mission.terms.ask")
@only(may_come_to("mission.terms.change"))
@require_safe
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form; once its answers stand in the address, the same answers to read again."""
    mission = mission_seen(request, pk)
    require(may_change_terms(request.person, mission))
    terms = _running_terms(mission)
    if "ends_on" not in request.GET:
        context = {"mission": mission, "terms": terms, "form": ExtensionForm(terms=terms)}
        return render(request, "contracts/extend.html", context)
    form = ExtensionForm(request.GET, terms=terms)
    if not form.is_valid():
        context = {"mission": mission, "terms": terms, "form": form}
        return render(request, "contracts/extend.html", context, status=422)
    return render(request, "contracts/extend_check.html", _check(mission, terms, form))


@declares("mission.terms.change")
@only(may_come_to("mission.terms.change"))
@require_POST
def send(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_change_terms(by, mission))
    require_fresh(request, doing=_("Send"))
    terms = _running_terms(mission)
    form = ExtensionForm(request.POST, terms=terms)
    if done(form, lambda said: extending.ask_extension(mission, by=by, at=at, **said)):
        toast(request, _("Sent. It holds once the other side agrees and both have signed."))
        return turn_to(request, "contracts:mission", pk)
    context = {"mission": mission, "terms": terms, "form": form}
    return render(request, "contracts/extend.html", context, status=status_of(form))


@declares("extension.answer")
@only(may_come_to("mission.terms.change"))
@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """`answer=yes` asks a fresh proof; no is said without any."""
    extension = _extension(request, pk)
    by, at = request.person, timezone.now()
    if request.POST.get("answer") == "yes":
        require_fresh(request, doing=_("Agree"))
        extending.confirm(extension, by=by, at=at)
        toast(request, _("Agreed. The amendment comes to be signed."))
    else:
        extending.decline(extension, by=by, at=at)
        toast(request, _("Said. The mission goes on as agreed, and nothing else changes."))
    return turn_to(request, "contracts:mission", extension.mission.public_id)


@declares("extension.withdraw")
@only(may_come_to("mission.terms.change"))
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    extension = _extension(request, pk)
    extending.withdraw(extension, by=request.person, at=timezone.now())
    toast(request, _("Withdrawn. The mission stays as it is."))
    return turn_to(request, "contracts:mission", extension.mission.public_id)


def _extension(request: HttpRequest, pk: UUID) -> Extension:
    seen = Extension.objects.visible_to(request.person)
    joined = ("mission__member__person", "mission__organisation", "mission__need", "asked_by")
    return get_object_or_404(seen.select_related(*joined, "mission__talent_manager"), public_id=pk)


def _running_terms(mission: Mission) -> Terms:
    terms = latest_terms(mission)
    if terms is None or mission.state != "running":
        raise TooLate(_("Only a mission that runs is extended."))
    return terms


def _check(mission: Mission, terms: Terms, form: ExtensionForm) -> dict:
    said = form.cleaned_data
    agreed = {name: getattr(terms, name) for name in ("rate", "price", "percent", "basis")}
    total = Terms(**agreed, days=said["days"]).in_all
    return {"mission": mission, "terms": terms, "form": form, "said": said, "total": total}
