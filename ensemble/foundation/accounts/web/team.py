"""The team: who holds which role, what waits for a second administrator, who is away."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts import access
from ensemble.foundation.accounts.actions import granting, standing_in
from ensemble.foundation.accounts.models import Absence, RoleRequest, TeamRole
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.accounts.web.door import either
from ensemble.foundation.accounts.web.forms import AbsenceForm, RoleForm
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to


@declares("team.read")
@only(access.may_see_team, known_to=access.is_team)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    waiting = RoleRequest.objects.filter(state="waiting").select_related("person", "asked_by")
    administrates = access.may_ask_role(request.person)
    context = {
        "team": _team(),
        "waiting": waiting.order_by("asked_at", "pk") if administrates else [],
        "absences": Absence.objects.not_over(today).select_related("person", "stand_in"),
        "administrates": administrates,
        "today": today,
    }
    return render(request, "accounts/team.html", context)


@declares("role.grant")
@only(access.may_ask_role, known_to=access.is_team)
@stepped_up
@either
def ask(request: HttpRequest) -> HttpResponse:
    """The first of the two administrators, who asks; the founder, alone, gives at once."""
    form = RoleForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "accounts/role.html", {"form": form}, status=422 if form.errors else 200
        )
    asked, at = form.cleaned_data, timezone.now()
    person = meet(asked["email"], asked["name"], language=request.LANGUAGE_CODE, at=at)
    if access.may_grant_role(request.person, person, asked["role"]):
        granting.grant_role(person, asked["role"], by=request.person, at=at)
        toast(request, _("%(name)s holds the role. A letter says so.") % {"name": person})
    else:
        granting.ask_role(person, asked["role"], by=request.person, at=at)
        toast(request, _("A second administrator now confirms this role."))
    return turn_to(request, "accounts:team")


@declares("role.grant")
@only(access.may_ask_role, known_to=access.is_team)
@stepped_up
@require_POST
def grant(request: HttpRequest, pk) -> HttpResponse:
    asked = get_object_or_404(RoleRequest.objects.select_related("person"), public_id=pk)
    granting.grant_role(asked.person, asked.role, by=request.person, at=timezone.now())
    toast(request, _("%(name)s holds the role. A letter says so.") % {"name": asked.person})
    return turn_to(request, "accounts:team")


@declares("role.refuse")
@only(access.may_ask_role, known_to=access.is_team)
@require_POST
def refuse(request: HttpRequest, pk) -> HttpResponse:
    asked = get_object_or_404(RoleRequest, public_id=pk)
    granting.refuse_role(asked, by=request.person, at=timezone.now())
    toast(request, _("The request is closed; nothing has changed."))
    return turn_to(request, "accounts:team")


@declares("role.end")
@only(access.may_ask_role, known_to=access.is_team)
@stepped_up
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    held = get_object_or_404(TeamRole.objects.live().select_related("person"), pk=pk)
    granting.end_role(held, by=request.person, at=timezone.now())
    toast(request, _("The role has ended, at once."))
    return turn_to(request, "accounts:team")


@declares("absence.declare")
@only(access.is_team, known_to=access.is_team)
@either
def away(request: HttpRequest, pk) -> HttpResponse:
    person = get_object_or_404(_people_of_team(), public_id=pk)
    require(access.may_declare_absence(request.person, person))
    colleagues = _people_of_team().exclude(pk=person.pk)
    form = AbsenceForm(request.POST or None, colleagues=colleagues, today=timezone.localdate())
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(
            request, "accounts/away.html", {"form": form, "person": person}, status=status
        )
    standing_in.declare_absence(person, by=request.person, at=timezone.now(), **form.cleaned_data)
    toast(request, _("%(name)s answers meanwhile.") % {"name": form.cleaned_data["stand_in"]})
    return turn_to(request, "accounts:team")


@declares("absence.cancel")
@only(access.is_team, known_to=access.is_team)
@require_POST
def back(request: HttpRequest, pk) -> HttpResponse:
    absence = get_object_or_404(Absence.objects.select_related("person"), public_id=pk)
    standing_in.cancel_absence(absence, by=request.person, at=timezone.now())
    toast(request, _("The absence is cancelled."))
    return turn_to(request, "accounts:team")


def _people_of_team():
    live = TeamRole.objects.live().values("person")
    return Person.objects.filter(pk__in=live, is_active=True).in_alphabetical_order()


def _team() -> list[dict]:
    roles = defaultdict(list)
    for held in TeamRole.objects.live().order_by("granted_at", "pk"):
        roles[held.person_id].append(held)
    return [{"person": person, "roles": roles[person.pk]} for person in _people_of_team()]
