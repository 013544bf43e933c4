"""The letters of the doors."""

from datetime import datetime

from ensemble.foundation.accounts.models import Invitation, MailedCode, RoleRequest, TeamRole
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.persons.models import Person


def code(mailed: MailedCode, *, to: Person, at: datetime) -> Letter:
    return send("accounts/code", to=to, at=at, certain=True, sensitive=True, digits=mailed.digits)


def invitation(one: Invitation, *, at: datetime) -> Letter:
    return send(
        "accounts/invitation",
        to=one.person,
        at=at,
        about=one,
        sensitive=True,
        invitation=one,
        quoted=one.words.replace("\n", "\n> "),
    )


def role_asked(request: RoleRequest, *, at: datetime) -> None:
    """The other administrators are told: one of them decides."""
    others = TeamRole.objects.live().filter(role="administrator").exclude(person=request.asked_by)
    for held in others.select_related("person"):
        send("accounts/role_asked", to=held.person, at=at, about=request, request=request)


def role_granted(held: TeamRole, *, at: datetime) -> Letter:
    return send("accounts/role_granted", to=held.person, at=at, about=held, held=held)


def entered_from_new_device(person: Person, *, device: str, at: datetime) -> Letter:
    return send("accounts/new_device", to=person, at=at, certain=True, device=device, entered_at=at)


def credential_changed(person: Person, *, change: str, name: str = "", at: datetime) -> Letter:
    """`change`: passkey_added, passkey_removed, app_added, app_removed, password_changed,
    codes_made, code_used, cleared."""
    return send(
        "accounts/credential_changed",
        to=person,
        at=at,
        certain=True,
        change=change,
        name=name,
        changed_at=at,
    )
