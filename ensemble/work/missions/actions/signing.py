"""The talent manager puts her name under the letter, and it leaves."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_sign
from ensemble.work.missions.actions.composing import release
from ensemble.work.missions.actions.reframing import first_word
from ensemble.work.missions.models import Shortlist
from ensemble.work.missions.models.shortlist import FEWEST, MOST


@transaction.atomic
def sign(shortlist: Shortlist, *, by: Person, at: datetime) -> Shortlist:
    """Sign and share: two to five people, each with her consent (the page asks a step-up first).

    Those who have not answered are not in it, and are told that nothing is held against them.
    Signing twice is once.
    """
    require(may_sign(by, shortlist))
    need = shortlist.need
    need.lock()
    shortlist.refresh_from_db(fields=["state", "signed_by"])
    if shortlist.state == "shared" and shortlist.signed_by == by:
        return shortlist
    agreed = list(shortlist.presentations.agreed().in_alphabetical_order().ready_to_read())
    if not FEWEST <= len(agreed) <= MOST:
        raise TooLate(_("A shortlist is two to five people who have all agreed."))
    move(
        shortlist,
        "shared",
        signed_by=by,
        shared_at=at,
        late=_("This shortlist has already been shared or closed."),
    )
    move(need, "shared")
    fault("missions.sign")
    first_word(need, at)
    shortlist.presentations.filter(state="drafted", asked_at=None).delete()
    for waiting in shortlist.presentations.filter(state__in=("drafted", "asked")):
        release(waiting, by=by, at=at)
    record("missions.shortlist_shared", on=shortlist, by=by, at=at, also=(need,), count=len(agreed))
    letters.shortlist_ready(shortlist, agreed, at=at)
    for presentation in agreed:
        letters.presented(presentation, by=by, at=at)
    return shortlist
