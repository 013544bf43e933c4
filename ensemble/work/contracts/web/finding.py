"""How pages load a mission: what the person may see, or 404."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ensemble.work.missions.models import Mission


def mission_seen(request: HttpRequest, pk: UUID) -> Mission:
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    joined = missions.select_related("chosen_by", "need__current", "need__author", "organisation")
    return get_object_or_404(joined, public_id=pk)
