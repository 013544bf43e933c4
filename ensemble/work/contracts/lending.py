"""The parts that upper apps lend to the page of a mission: the names of their addresses, in order.

Nothing is imported: a name that nobody has is left out, and the page stands without it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from ensemble.work.missions.models import Mission

PARTS = [
    ("timesheets:mission_part", _("Days of this mission")),
    ("timesheets:invoices_part", _("Invoices of this mission")),
    ("treasury:mission_part", _("Payments of this mission")),
]


@dataclass(frozen=True)
class Part:
    url: str
    label: str


def lent_to(mission: Mission) -> Iterator[Part]:
    for name, label in PARTS:
        try:
            yield Part(reverse(name, args=[mission.public_id]), str(label))
        except NoReverseMatch:
            continue
