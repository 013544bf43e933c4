"""Letters that only wait for their signature: signed from home, in one click after the proof."""

from datetime import datetime

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Task
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.models.shortlist import FEWEST


def letters_to_sign(person: Person, *, at: datetime) -> dict[int, Task]:
    """Her shortlists of two people at least who have all answered, and agreed or not; by the key of
    their need, which waits for this signature alone."""
    agreed = Count("presentations", filter=Q(presentations__state="yes"))
    open_ones = Count("presentations", filter=Q(presentations__state__in=("drafted", "asked")))
    people = Presentation.objects.agreed().in_alphabetical_order().select_related("member__person")
    ready = (
        Shortlist.objects.composing()
        .filter(need__talent_manager=person)
        .annotate(agreed=agreed, open_ones=open_ones)
        .filter(agreed__gte=FEWEST, open_ones=0)
        .select_related("need__current", "need__organisation")
        .order_by("need__promised_at")
        .prefetch_related(Prefetch("presentations", people, to_attr="people"))
    )
    return {one.need_id: _to_sign(one, at=at) for one in ready}


def _to_sign(shortlist: Shortlist, *, at: datetime) -> Task:
    """Who stands in it is said beside the button that sends it."""
    need, names = shortlist.need, ", ".join(one.person.name for one in shortlist.people)
    return Task(
        eyebrow=need.organisation.name,
        title=str(need),
        note=_("All answered; in the letter: %(names)s.") % {"names": names},
        url=reverse("missions:compose", args=[need.public_id]),
        verb=_("Sign and send"),
        act=reverse("missions:sign", args=[shortlist.public_id]),
        due=need.promised_at,
        late=need.promised_at < at,
        instead=reverse("missions:shortlist", args=[shortlist.public_id]),
        instead_verb=_("Read it as the client"),
    )
