"""The people a client may read about: those of an open need, then those with a mission."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.work.missions.access import may_come_to
from ensemble.work.missions.models import Mission, Presentation


@declares("shortlist.read")
@only(may_come_to("shortlist.read"))
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """No directory: the end of a need takes its people away, but for who was chosen."""
    presented = Presentation.objects.visible_to(request.person).agreed().ready_to_read()
    chosen = Mission.objects.visible_to(request.person).ready_to_read().order_by("-chosen_at")
    shared = presented.filter(shortlist__state="shared").exclude(member__person=request.person)
    context = {
        "presented": shared.order_by("shortlist__need__pk", "member__person__sort_key"),
        "missions": chosen.exclude(member__person=request.person),
    }
    return render(request, "missions/people.html", context)
