"""Who comes to the talent desk at all; what they find there, `visible_to` and `may_…` decide."""

from ensemble.foundation.accounts.access import has_role, is_client, is_team
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import is_member


def knows_the_house(person: Person) -> bool:
    """The team and the members; to anyone else its other rooms do not exist."""
    return is_team(person) or is_member(person)


def is_talent(person: Person) -> bool:
    return has_role(person, "talent")


def may_come_to_the_talent_desk(person: Person) -> bool:
    """Members and the other desks read 403; a client reads 404 unless the need is theirs."""
    if has_role(person, "talent") or is_client(person):
        return True
    return not knows_the_house(person)
