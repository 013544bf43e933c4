"""What the journeys need to know of the demo town, asked inside the installation."""

from django.utils import timezone

from e2e.pages import READERS, pages
from e2e.pages.addresses import at
from e2e.sessions import of_readers
from ensemble.config.tests.faults.rows import session
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.actions.parties import buyer_of
from ensemble.work.contracts.models import Extension, Terms
from ensemble.work.missions.models import Mission, Need
from ensemble.work.treasury.ahead import ahead_of


def known() -> dict:
    """The session of each person and of each reader, by name; who opens which page; some addresses."""
    return {
        "sessions": sessions() | of_readers(READERS),
        "pages": pages(),
        "compose": at("missions:need", unanswered()),
        "asks": str(unanswered()),
        "extends": extends(),
        "awaits": awaits(),
    }


def sessions() -> dict[str, str]:
    """Of each person, by name, proven just now."""
    return {one.name: session(one) for one in Person.objects.all()}


def unanswered() -> Need:
    """A need that nobody has begun to answer, in Claire's hands."""
    needs = Need.objects.filter(state="sent", talent_manager__name="Claire Morel")
    return needs.select_related("current").first()


def extends() -> dict[str, str]:
    """A mission that runs and of which nobody has asked more days: who buys it, and its page."""
    asked = Extension.objects.still_waiting().values("mission")
    written = Terms.objects.drafted().values("mission")
    free = Mission.objects.filter(state="running").exclude(pk__in=asked).exclude(pk__in=written)
    mission = free.order_by("pk").first()
    return {
        "buyer": buyer_of(mission.organisation, mission).name,
        "mission": at("contracts:mission", mission),
    }


def awaits() -> str:
    """A member whom a payment awaits."""
    now = timezone.now()
    found = Member.objects.select_related("person").order_by("pk")
    return next(one.person.name for one in found if ahead_of(one, at=now))
