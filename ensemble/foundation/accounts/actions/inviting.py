"""Nobody enters unknown: people are invited by name, by someone who answers for it."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts import letters
from ensemble.foundation.accounts.access import (
    has_role,
    may_invite_colleague,
    may_invite_member,
    may_revoke_invitation,
)
from ensemble.foundation.accounts.actions.granting import grant_from_console
from ensemble.foundation.accounts.actions.seating import give_seat
from ensemble.foundation.accounts.models import Invitation, Organisation
from ensemble.foundation.accounts.models.invitations import VALID_FOR
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_line, clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def invite(
    person: Person,
    purpose: str,
    *,
    by: Person | None,
    at: datetime,
    name: str = "",
    role: str = "",
    title: str = "",
    organisation: Organisation | None = None,
    approval_limit: Decimal | None = None,
    words: str = "",
) -> Invitation:
    """Write to someone that the door is open for them, for fourteen days.

    `person` comes from `persons.actions.welcoming.meet`. A second invitation for the same
    purpose replaces the first, whose link closes. `approval_limit`, in euros excluding tax, is
    what a colleague of a client will approve at once; none, whatever there is. `by` is None at the console only.
    """
    require(_may_invite(by, purpose, organisation))
    former = Invitation.objects.filter(
        person=person, purpose=purpose, organisation=organisation, state="waiting"
    )
    for replaced in former:
        move(replaced, "revoked", revoked_at=at)
    invitation = Invitation.objects.create(
        person=person,
        name=clean_line(name)[:120] or person.name,
        purpose=purpose,
        role=role,
        title=title,
        organisation=organisation,
        approval_limit=approval_limit,
        words=clean_text(words)[:1000],
        invited_by=by,
        invited_at=at,
        expires_at=at + VALID_FOR,
    )
    record("accounts.invited", on=invitation, by=by, at=at, also=_concerned(invitation))
    letters.invitation(invitation, at=at)
    return invitation


@transaction.atomic
def accept(invitation: Invitation, *, at: datetime) -> None:
    """The person invited said yes, from the mailbox it was sent to."""
    if not (invitation.is_open(at) and _still_holds(invitation)):
        raise TooLate(_("This invitation is closed."))
    move(invitation, "accepted", accepted_at=at, late=_("This invitation is closed."))
    person = invitation.person
    if invitation.purpose == "administrator" and not has_role(person, "administrator"):
        grant_from_console(person, "administrator", at=at)
    if invitation.purpose == "client":
        give_seat(
            person,
            invitation.organisation,
            invitation.role,
            by=invitation.invited_by,
            at=at,
            title=invitation.title,
            approval_limit=invitation.approval_limit,
        )
    record(
        "accounts.invitation_accepted",
        on=invitation,
        by=person,
        at=at,
        also=_concerned(invitation),
        purpose=invitation.purpose,
    )


@transaction.atomic
def revoke(invitation: Invitation, *, by: Person, at: datetime) -> None:
    require(may_revoke_invitation(by, invitation))
    move(invitation, "revoked", revoked_at=at, late=_("This invitation is closed."))
    record("accounts.invitation_revoked", on=invitation, by=by, at=at, also=_concerned(invitation))


def _may_invite(by: Person | None, purpose: str, organisation: Organisation | None) -> bool:
    if by is None:
        return purpose == "administrator"
    if purpose == "member":
        return may_invite_member(by)
    return (
        purpose == "client" and organisation is not None and may_invite_colleague(by, organisation)
    )


def _still_holds(invitation: Invitation) -> bool:
    """Who invited may still invite: the word of someone who left opens nothing."""
    return _may_invite(invitation.invited_by, invitation.purpose, invitation.organisation)


def _concerned(invitation: Invitation) -> tuple:
    return tuple(filter(None, (invitation.person, invitation.organisation)))
