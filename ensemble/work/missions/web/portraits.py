"""The portrait of someone presented or chosen, for whoever reads about them: clients open no card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.people.profiles.portraits import picture_of
from ensemble.work.missions.access import may_come_to
from ensemble.work.missions.models import Mission, Presentation


@declares("shortlist.read")
@only(may_come_to("shortlist.read"))
@require_safe
def of_presented(request: HttpRequest, pk) -> HttpResponse:
    presentations = Presentation.objects.visible_to(request.person).select_related("member__card")
    return picture_of(get_object_or_404(presentations, public_id=pk).member.card)


@declares("mission.read")
@only(may_come_to("mission.read"))
@require_safe
def of_chosen(request: HttpRequest, pk) -> HttpResponse:
    """The letter closes with the choice; the mission stays."""
    missions = Mission.objects.visible_to(request.person).select_related("member__card")
    return picture_of(get_object_or_404(missions, public_id=pk).member.card)
