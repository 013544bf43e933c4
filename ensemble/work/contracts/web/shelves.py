"""The list of missions, by what happens in them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Mission

OF_STATE = {
    "running": ("running",),
    "coming": ("ready", "contracting"),
    "past": ("ended", "given_up"),
}


def shelves_of(person: Person, wanted: str) -> tuple[list[dict[str, Any]], Any]:
    """Three shelves; the first that holds something opens by itself."""
    seen = Mission.objects.visible_to(person)
    states = list(seen.order_by().values_list("state", flat=True))
    counts = {key: sum(one in of for one in states) for key, of in OF_STATE.items()}
    labels = {"running": _("Running"), "coming": _("Being prepared"), "past": _("Ended")}
    full = [key for key in OF_STATE if counts[key]]
    shown = wanted if wanted in OF_STATE else (full or ["running"])[0]
    page = reverse("contracts:missions")
    shelves = [
        {
            "label": label,
            "url": f"{page}?show={key}",
            "current": key == shown,
            "count": counts[key],
        }
        for key, label in labels.items()
    ]
    missions = seen.filter(state__in=OF_STATE[shown]).ready_to_read()
    return shelves if states else [], missions.order_by("-chosen_at", "-pk")
