"""A mission, the same page for its three parties; and the list of those one may read."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.access import is_client
from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.access import may_come_to, may_end, may_give_up, may_read_clauses
from ensemble.work.contracts.actions import ending, giving_up, starting
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.contracts.web.finding import mission_seen
from ensemble.work.contracts.web.forms import EndingForm, GivingUpForm
from ensemble.work.contracts.web.pages import page_of
from ensemble.work.contracts.web.shelves import shelves_of
from ensemble.work.missions.access import may_open_proposals
from ensemble.work.missions.models import Mission, Presentation
from ensemble.work.missions.promises import today

A_PAGE = 30


@declares("mission.read")
@only(may_come_to("mission.read"))
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    shelves, shelf = shelves_of(request.person, request.GET.get("show", ""))
    waiting = Presentation.objects.of_member(request.person).waiting_for_an_answer()
    context = {
        "shelves": shelves,
        "page": Paginator(shelf, A_PAGE).get_page(request.GET.get("page")),
        "proposals": waiting.ready_to_read().order_by("-asked_at"),
        "proposals_open": may_open_proposals(request.person),
        "may_read_clauses": may_read_clauses(request.person),
        "is_client": is_client(request.person),
    }
    return render(request, "contracts/missions.html", context)


@declares("mission.read", "mission.fee.read")
@only(may_come_to("mission.read"))
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission = mission_seen(request, pk)
    page = page_of(mission, request.person)
    return render(request, "contracts/mission.html", {"mission": mission, "page": page})


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_POST
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission = mission_seen(request, pk)
    starting.start(mission, by=request.person, at=timezone.now())
    toast(request, _("The mission begins. Everyone is told."))
    return turn_to(request, "contracts:mission", pk)


@declares("mission.terms.ask", "mission.end")
@only(may_come_to("mission.terms.change"))
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_end(by, mission))
    if request.method == "POST":
        require_fresh(request, doing=_("End the mission"))
    terms = latest_terms(mission)
    last = min(today(at), terms.ends_on) if terms else today(at)
    form = EndingForm(posted(request), initial={"last_day": last})
    if done(form, lambda said: ending.end(mission, by=by, at=at, **said)):
        toast(request, _("The mission has ended. Days worked remain due."))
        return turn_to(request, "contracts:mission", pk)
    context = {"mission": mission, "form": form}
    return render(request, "contracts/end.html", context, status=status_of(form))


@declares("mission.give_up")
@only(may_come_to("mission.terms.change"))
@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_give_up(by, mission))
    form = GivingUpForm(posted(request))
    if done(form, lambda said: giving_up.give_up(mission, by=by, at=at, **said)):
        toast(request, _("The mission is given up. Nobody owes anything."))
        return turn_to(request, "contracts:mission", pk)
    context = {"mission": mission, "form": form}
    return render(request, "contracts/give_up.html", context, status=status_of(form))


@declares("need.create")
@only(may_come_to("mission.read"))
@require_POST
def replace(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission: Mission = mission_seen(request, pk)
    need = ending.replace(mission, by=request.person, at=timezone.now())
    toast(request, _("The need is sent again: someone looks for the next person."))
    return turn_to(request, "missions:need", need.public_id)
