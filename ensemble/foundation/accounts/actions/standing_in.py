"""Being away, with someone who answers meanwhile."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import is_team, may_cancel_absence, may_declare_absence
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def declare_absence(
    person: Person, *, starts_on: date, ends_on: date, stand_in: Person, by: Person, at: datetime
) -> Absence:
    """First and last day included. Upper apps read `accounts.absence_declared`."""
    require(may_declare_absence(by, person))
    require(is_team(stand_in), _("Someone of the team stands in."))
    absence = Absence.objects.create(
        person=person, stand_in=stand_in, starts_on=starts_on, ends_on=ends_on
    )
    record(
        "accounts.absence_declared",
        on=absence,
        by=by,
        at=at,
        also=(person, stand_in),
        name=str(person),
        stand_in=str(stand_in),
        starts_on=starts_on.isoformat(),
        ends_on=ends_on.isoformat(),
    )
    return absence


@transaction.atomic
def cancel_absence(absence: Absence, *, by: Person, at: datetime) -> None:
    require(may_cancel_absence(by, absence))
    record("accounts.absence_cancelled", on=absence.person, by=by, at=at, also=(absence.stand_in,))
    absence.delete()
