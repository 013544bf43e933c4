"""Roles of the team: one administrator asks, another grants."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import (
    look_again,
    may_ask_role,
    may_end_role,
    may_grant_role,
    may_refuse_role,
)
from ensemble.foundation.accounts.letters import role_asked, role_granted
from ensemble.foundation.accounts.models import RoleRequest, TeamRole
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def ask_role(person: Person, role: str, *, by: Person, at: datetime) -> RoleRequest:
    """The first of two administrators: the role is not held yet."""
    require(may_ask_role(by))
    if TeamRole.objects.live().filter(person=person, role=role).exists():
        raise TooLate(_("%(name)s holds this role already.") % {"name": person})
    try:
        with transaction.atomic():
            request = RoleRequest.objects.create(person=person, role=role, asked_by=by, asked_at=at)
    except IntegrityError:
        raise TooLate(_("This role is asked for already.")) from None
    record("accounts.role_asked", on=person, by=by, at=at, role=role)
    role_asked(request, at=at)
    return request


@transaction.atomic
def grant_role(person: Person, role: str, *, by: Person, at: datetime) -> TeamRole:
    """The second administrator. Refused unless someone else asked; the founder, alone, need not ask."""
    require(may_grant_role(by, person, role))
    for request in RoleRequest.objects.filter(person=person, role=role, state="waiting"):
        move(request, "granted", decided_by=by, decided_at=at)
    held = _hold(person, role, by=by, at=at)
    role_granted(held, at=at)
    return held


@transaction.atomic
def grant_from_console(person: Person, role: str, *, at: datetime) -> TeamRole:
    """Whoever holds a shell on the server is trusted already; the timeline says it came from there."""
    return _hold(person, role, by=None, at=at)


@transaction.atomic
def refuse_role(request: RoleRequest, *, by: Person, at: datetime) -> None:
    require(may_refuse_role(by))
    move(request, "refused", decided_by=by, decided_at=at)
    record("accounts.role_refused", on=request.person, by=by, at=at, role=request.role)


@transaction.atomic
def end_role(held: TeamRole, *, by: Person, at: datetime) -> None:
    require(may_end_role(by, held), _("Someone must remain in administration."))
    ended = TeamRole.objects.live().filter(pk=held.pk).update(ended_by=by, ended_at=at)
    if not ended:
        raise TooLate(_("This role had already ended."))
    held.ended_by, held.ended_at = by, at
    look_again(held.person)
    record("accounts.role_ended", on=held.person, by=by, at=at, role=held.role)


def _hold(person: Person, role: str, *, by: Person | None, at: datetime) -> TeamRole:
    try:
        with transaction.atomic():
            held = TeamRole.objects.create(person=person, role=role, granted_by=by, granted_at=at)
    except IntegrityError:
        raise TooLate(_("%(name)s holds this role already.") % {"name": person}) from None
    look_again(person)
    record("accounts.role_granted", on=person, by=by, at=at, role=role)
    return held
