"""Who belongs to the team, who sits where, and who may open which door to others.

Roles and seats are read once for each Person instance, that is once a request: what is
taken away counts at the very next one.
"""

from ensemble.foundation.accounts.models import (
    Absence,
    Invitation,
    Organisation,
    RoleRequest,
    Seat,
    TeamRole,
)
from ensemble.foundation.persons.models import Person

REMEMBERED = ("_team_roles", "_seats")


def roles_of(person: Person | None) -> frozenset[str]:
    if person is None or not person.is_active:
        return frozenset()
    if "_team_roles" not in person.__dict__:
        live = TeamRole.objects.live().filter(person=person)
        person.__dict__["_team_roles"] = frozenset(live.values_list("role", flat=True))
    return person.__dict__["_team_roles"]


def has_role(person: Person | None, *roles: str) -> bool:
    """Any of these roles."""
    return not roles_of(person).isdisjoint(roles)


def is_team(person: Person | None) -> bool:
    return bool(roles_of(person))


def seats_of(person: Person | None) -> list[Seat]:
    """The live seats of a person with their organisations, the oldest first."""
    if person is None or not person.is_active:
        return []
    if "_seats" not in person.__dict__:
        live = Seat.objects.live().filter(person=person).select_related("organisation")
        person.__dict__["_seats"] = list(live.order_by("given_at", "pk"))
    return person.__dict__["_seats"]


def has_seat(person: Person | None, organisation: Organisation, *roles: str) -> bool:
    """A seat there; with one of these roles when some are named."""
    return any(
        seat.organisation_id == organisation.pk and (not roles or seat.role in roles)
        for seat in seats_of(person)
    )


def is_client(person: Person | None) -> bool:
    return bool(seats_of(person))


def look_again(person: Person) -> None:
    """Forget what was read of this person's roles and seats: they have just changed."""
    for name in REMEMBERED:
        person.__dict__.pop(name, None)


def may_see_team(person: Person | None) -> bool:
    return is_team(person)


def may_ask_role(person: Person) -> bool:
    return has_role(person, "administrator")


def may_grant_role(by: Person, person: Person, role: str) -> bool:
    """A second administrator, after the first asked. The founder is alone until there are two."""
    if not has_role(by, "administrator"):
        return False
    if _was_always_alone(by):
        return True
    waiting = RoleRequest.objects.filter(person=person, role=role, state="waiting")
    return waiting.exclude(asked_by=by).exists()


def may_refuse_role(by: Person) -> bool:
    """Any administrator, she who asked included: she may think better of it."""
    return has_role(by, "administrator")


def may_end_role(by: Person, held: TeamRole) -> bool:
    """Taking away is quick: one administrator is enough, as long as one remains."""
    if not has_role(by, "administrator"):
        return False
    others = TeamRole.objects.live().filter(role="administrator").exclude(pk=held.pk)
    return held.role != "administrator" or others.exists()


def may_declare_absence(by: Person, person: Person) -> bool:
    return is_team(person) and (by == person or has_role(by, "administrator"))


def may_cancel_absence(by: Person, absence: Absence) -> bool:
    return by == absence.person or has_role(by, "administrator")


def may_invite_member(by: Person) -> bool:
    return has_role(by, "talent", "community")


def may_see_organisation(person: Person, organisation: Organisation) -> bool:
    return has_seat(person, organisation)


def may_come_to_client_teams(person: Person) -> bool:
    """Finance and administrators read 403 there, not 404: these rooms exist, and are not theirs."""
    return is_client(person) or not has_role(person, "finance", "administrator")


def may_invite_colleague(by: Person, organisation: Organisation) -> bool:
    return has_seat(by, organisation, "buyer")


def may_give_seat(by: Person, organisation: Organisation) -> bool:
    """Its buyers; the first seat of all is given by whoever opens the organisation, or by talent."""
    if has_seat(by, organisation, "buyer"):
        return True
    return not Seat.objects.filter(organisation=organisation).exists()


def may_end_seat(by: Person, seat: Seat) -> bool:
    """A buyer, but not the seat of the last buyer: someone must be able to decide."""
    if not has_seat(by, seat.organisation, "buyer"):
        return False
    others = Seat.objects.live().filter(organisation=seat.organisation_id, role="buyer")
    return seat.role != "buyer" or others.exclude(pk=seat.pk).exists()


def may_revoke_invitation(by: Person, invitation: Invitation) -> bool:
    """Who invited, an administrator, or a buyer of the organisation invited to."""
    if by == invitation.invited_by or has_role(by, "administrator"):
        return True
    organisation = invitation.organisation
    return organisation is not None and may_invite_colleague(by, organisation)


def _was_always_alone(administrator: Person) -> bool:
    ever = TeamRole.objects.filter(role="administrator")
    return not ever.exclude(person=administrator).exists()
