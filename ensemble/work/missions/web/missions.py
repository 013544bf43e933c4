"""What a choice left: the mission, with its line of money as everyone read it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.work.missions.access import may_come_to, may_open_proposals
from ensemble.work.missions.models import Mission, Presentation
from ensemble.work.missions.models.fee import FeeLine

A_PAGE = 30


@declares("mission.read")
@only(may_come_to("mission.read"))
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    missions = (
        Mission.objects.visible_to(request.person).ready_to_read().order_by("-chosen_at", "-pk")
    )
    waiting = Presentation.objects.of_member(request.person).waiting_for_an_answer()
    context = {
        "page": Paginator(missions, A_PAGE).get_page(request.GET.get("page")),
        "proposals": waiting.ready_to_read().order_by("-asked_at"),
        "proposals_open": may_open_proposals(request.person),
    }
    return render(request, "missions/missions.html", context)


@declares("mission.read", "mission.fee.read")
@only(may_come_to("mission.read"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions.select_related("chosen_by"), public_id=pk)
    fee = FeeLine(mission.rate, mission.fee, mission.price, mission.percent, mission.basis)
    context = {"mission": mission, "fee": fee, "total": fee.times(mission.days)}
    return render(request, "missions/mission.html", context)
