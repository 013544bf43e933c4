"""What apps above ask of the contract of a mission."""

from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ensemble.work.contracts.models import Ending, Terms
from ensemble.work.missions.models import Mission

LIVED = ("running", "ended")


def terms_of(mission: Mission, on: date) -> Terms | None:
    """The version agreed that holds that day. Before the first signature there is none."""
    return Terms.objects.of(mission).in_force(on).first()


def latest_terms(mission: Mission) -> Terms | None:
    """The last version agreed; before the first signature, the one being drafted."""
    agreed = Terms.objects.of(mission).agreed().order_by("version").last()
    return agreed or drafted_terms(mission)


def drafted_terms(mission: Mission) -> Terms | None:
    return Terms.objects.of(mission).drafted().order_by("version").last()


def last_day(mission: Mission) -> date | None:
    """The last day of work: the one of its ending, otherwise the one agreed."""
    ending = Ending.objects.filter(mission=mission).first()
    if ending is not None:
        return ending.last_day
    terms = Terms.objects.of(mission).agreed().order_by("version").last()
    return terms.ends_on if terms else None


def ends_on_of(mission: str) -> Coalesce:
    """`last_day`, to annotate many rows with at once: `mission` is their path to the mission's key."""
    ending = Ending.objects.filter(mission=OuterRef(mission))
    agreed = Terms.objects.filter(mission=OuterRef(mission)).agreed().order_by("-version")
    return Coalesce(Subquery(ending.values("last_day")[:1]), Subquery(agreed.values("ends_on")[:1]))


def is_running(mission: Mission, on: date) -> bool:
    """Whether that day is one of the mission's: started, between its first and its last day."""
    if mission.state not in LIVED:
        return False
    terms = terms_of(mission, on)
    last = last_day(mission)
    return terms is not None and last is not None and terms.starts_on <= on <= last


def resting_on(mission: Mission, model: str = "") -> Q:
    """Its own papers, and those it rests on: the framework agreement, the self-billing mandate; in
    either model, when none is named."""
    standing = Q(mission=None, model=model) if model else Q(mission=None)
    framework = standing & Q(kind="framework", organisation=mission.organisation_id)
    mandate = standing & Q(kind="self_billing", business__member=mission.member_id)
    return Q(mission=mission) | framework | mandate
