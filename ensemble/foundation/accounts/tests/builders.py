"""Test data for every app that needs people of the team, clients, and someone signed in."""

from datetime import datetime

from django.test import Client
from django.utils import timezone

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.actions.granting import ask_role, grant_from_console, grant_role
from ensemble.foundation.accounts.actions.seating import give_seat, open_organisation
from ensemble.foundation.accounts.doors import mark_as_proven
from ensemble.foundation.accounts.models import Organisation, TeamRole
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person


def person(name: str, place: str = "mail", *, language: str = "fr") -> Person:
    """`person("Claire Morel", "ensemble")` lives at claire.morel@ensemble.example."""
    local = ".".join(name.lower().replace("è", "e").replace("é", "e").split())
    return meet(f"{local}@{place}.example", name, language=language, at=timezone.now())


def administrator(name: str = "Odile Rey") -> Person:
    someone = person(name, "ensemble")
    if not has_role(someone, "administrator"):
        grant_from_console(someone, "administrator", at=timezone.now())
    return someone


def team_member(name: str, *roles: str) -> Person:
    """Asked for by one administrator and granted by the other, as in life."""
    someone, at = person(name, "ensemble"), timezone.now()
    for role in roles:
        ask_role(someone, role, by=administrator("Odile Rey"), at=at)
        grant_role(someone, role, by=administrator("Marc Tessier"), at=at)
    return someone


def role_of(someone: Person, role: str) -> TeamRole:
    return TeamRole.objects.live().get(person=someone, role=role)


def organisation(name: str, *, buyer: Person, at: datetime | None = None) -> Organisation:
    return open_organisation(name, by=buyer, at=at or timezone.now())


def manager(someone: Person, at_organisation: Organisation, *, by: Person) -> Person:
    give_seat(someone, at_organisation, "manager", by=by, at=timezone.now())
    return someone


def sign_in(client: Client, someone: Person, *, proven_at: datetime | None = None) -> Client:
    """Open a session that was proven with a passkey just now (or at `proven_at`)."""
    client.force_login(someone)
    session = client.session
    mark_as_proven(session, method="passkey", at=proven_at or timezone.now())
    session.save()
    return client


def half_open(client: Client, someone: Person, *, next: str = "/") -> Client:
    """The mailbox of this person was proven in this browser; nothing else."""
    session = client.session
    session["door"] = {
        "person": someone.pk,
        "proven_at": timezone.now().isoformat(),
        "next": next,
    }
    session.save()
    return client
