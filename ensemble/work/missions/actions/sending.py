"""A need sent: a named person takes it, and promises a date."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.actions.seating import open_organisation
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_name_colleague, may_send, may_send_for
from ensemble.work.missions.actions.assigning import least_loaded_talent
from ensemble.work.missions.models import Need
from ensemble.work.missions.promises import promise


@transaction.atomic
def send(
    need: Need,
    *,
    by: Person,
    at: datetime,
    organisation: Organisation | None = None,
    organisation_name: str = "",
) -> Need:
    """Send a draft to the least loaded talent manager present, who promises a date.

    `organisation` is one the sender sits in (any, for talent); left out, it is her only one.
    A first-time client gives the name of hers and becomes its buyer. Sending twice is once.
    """
    require(may_send(by, need))
    need.lock()
    if need.sent_at:
        return need
    if not need.current.is_complete:
        raise Incomplete(_("Some answers are missing: this need is still a draft."))
    organisation = organisation or _organisation_of(by, organisation_name, at)
    require(may_send_for(by, organisation))
    manager = by if has_role(by, "talent") else least_loaded_talent(at)
    move(
        need,
        "sent",
        organisation=organisation,
        talent_manager=manager,
        sent_at=at,
        promised_at=promise(at),
    )
    record("missions.need_sent", on=need, by=by, at=at, also=(organisation,), to=manager.name)
    fault("missions.send")
    letters.need_received(need, at=at)
    return need


@transaction.atomic
def name_colleague(need: Need, colleague: Person, *, by: Person, at: datetime) -> None:
    """Someone of the client's company follows this need too, and receives what is written."""
    require(may_name_colleague(by, need))
    require(may_send_for(colleague, need.organisation), _("This person has no seat there."))
    if colleague in need.client_people():
        return
    need.named.add(colleague)
    record("missions.colleague_named", on=need, by=by, at=at, name=colleague.name)


def _organisation_of(by: Person, name: str, at: datetime) -> Organisation:
    seats = seats_of(by)
    if not seats and name:
        return open_organisation(name, by=by, at=at)
    if len(seats) != 1:
        raise Incomplete(_("Say for which organisation you send this need."))
    return seats[0].organisation
