"""Giving hours, and taking back those nobody took."""

from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.calendar.access import may_offer
from ensemble.foundation.calendar.models import Slot
from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def offer_slots(
    owner: Person,
    starts: list[datetime],
    *,
    about: models.Model,
    by: Person,
    at: datetime,
    minutes: int = 30,
) -> list[Slot]:
    """Offer an hour at each of `starts`, about one thing.

    TooLate when an hour is past, or meets another one its owner already gave.
    """
    require(may_offer(by, owner))
    if any(start <= at for start in starts):
        raise TooLate(_("One of these hours is already past. Choose another one."))
    _hold_the_agenda_of(owner)
    try:
        with transaction.atomic():
            slots = Slot.objects.bulk_create(
                Slot(
                    owner=owner,
                    starts_at=start,
                    ends_at=start + timedelta(minutes=minutes),
                    offered_at=at,
                    **pointing_at(about),
                )
                for start in starts
            )
    except IntegrityError:
        raise TooLate(
            _("You already gave one of these hours to another meeting. Choose another one.")
        ) from None
    record("calendar.slots_offered", on=about, by=by, at=at, count=len(slots))
    return slots


@transaction.atomic
def withdraw_slots(owner: Person, *, about: models.Model, by: Person, at: datetime) -> int:
    """Take back the hours offered about a thing and not taken. Returns how many there were."""
    require(may_offer(by, owner))
    count = Slot.objects.of(owner).about(about).filter(state="offered").update(state="withdrawn")
    if count:
        record("calendar.slots_withdrawn", on=about, by=by, at=at, count=count)
    return count


def _hold_the_agenda_of(owner: Person) -> None:
    """One gesture at a time on someone's hours: two that overlap would wait for each other."""
    Person.objects.select_for_update(no_key=True).get(pk=owner.pk)
