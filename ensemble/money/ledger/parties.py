"""Auxiliary accounts: a client company is `C-<key>`, a member `M-<key>`, whatever its name becomes."""

from collections.abc import Iterable

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member


def of_organisation(organisation: Organisation) -> str:
    return f"C-{organisation.pk}"


def of_member(member: Member) -> str:
    return f"M-{member.pk}"


def party_of(person: Person) -> str:
    """The one under which a person is paid; empty when she is no member."""
    key = Member.objects.filter(person=person).values_list("pk", flat=True).first()
    return f"M-{key}" if key else ""


def names_of(parties: Iterable[str]) -> dict[str, str]:
    """What each is called today; a party of another kind is called by its code."""
    wanted = sorted(set(parties) - {""})
    clients, members = _keys(wanted, "C-"), _keys(wanted, "M-")
    names = {party: party for party in wanted}
    organisations = Organisation.objects.filter(pk__in=clients).values_list("pk", "name")
    names |= {f"C-{pk}": name for pk, name in organisations}
    people = Member.objects.filter(pk__in=members).values_list("pk", "person__name")
    return names | {f"M-{pk}": name for pk, name in people}


def _keys(parties: list[str], kind: str) -> list[int]:
    found = [party.removeprefix(kind) for party in parties if party.startswith(kind)]
    return [int(key) for key in found if key.isdecimal()]
