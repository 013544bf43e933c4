"""Who may do what around members, cards and the team's memory (rows of the authorization matrix)."""

from ensemble.foundation.accounts.access import has_role, is_client, is_team
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Card, Member, Note


def member_of(person: Person | None) -> Member | None:
    member = Member.objects.select_related("card").filter(person=person).first() if person else None
    if member:
        member.person = person  # known: nobody reads it again
    return member


def is_member(person: Person | None) -> bool:
    """Has accepted the charter and has not left."""
    return bool(person) and Member.objects.belonging().filter(person=person).exists()


def may_open_people(person: Person) -> bool:
    """Administrators run the platform; the cards of its members are not theirs to read."""
    return not has_role(person, "administrator") or may_read_cards(person)


def may_read_cards(person: Person) -> bool:
    return has_role(person, "talent", "community", "finance") or is_member(person)


def may_edit(person: Person, card: Card) -> bool:
    """A card is written by the member alone."""
    return card.member.person_id == person.pk and card.member.state != "left"


def may_read_availability(person: Person, card: Card) -> bool:
    if card.member.person_id == person.pk or has_role(person, "talent", "community"):
        return True
    return is_member(person) and not is_team(person)


def is_known(person: Person) -> bool:
    """Of the team, a client or a member: they may know that the team has rooms of its own."""
    return is_team(person) or is_client(person) or is_member(person)


def may_search(person: Person) -> bool:
    return has_role(person, "talent", "community")


def may_invite(person: Person) -> bool:
    return has_role(person, "talent", "community")


def may_remember(person: Person) -> bool:
    """Write how we met, and notes."""
    return has_role(person, "talent")


def may_read_how_we_met(person: Person, card: Card) -> bool:
    return card.member.person_id == person.pk or has_role(person, "talent", "community")


def may_read_notes(person: Person, card: Card) -> bool:
    return card.member.person_id == person.pk or has_role(person, "talent")


def may_correct(person: Person, note: Note) -> bool:
    return note.member.person_id == person.pk
