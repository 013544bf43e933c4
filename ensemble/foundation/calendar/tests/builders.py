from datetime import UTC, datetime, timedelta

from django.db import models

from ensemble.foundation.calendar.actions.booking import book
from ensemble.foundation.calendar.actions.offering import offer_slots
from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.persons.models import Person

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
FIRST = datetime(2026, 11, 16, 13, 0, tzinfo=UTC)  # a Monday, two in the afternoon in Paris


def half_hours_after(start: datetime, count: int) -> list[datetime]:
    return [start + timedelta(minutes=30 * number) for number in range(count)]


def slots_of(
    owner: Person, about: models.Model, *, start: datetime = FIRST, count: int = 3
) -> list[Slot]:
    return offer_slots(owner, half_hours_after(start, count), about=about, by=owner, at=NOW)


def a_meeting(
    owner: Person, guest: Person, about: models.Model, *, organiser: Person, **changes
) -> Appointment:
    [slot] = slots_of(owner, about, start=changes.pop("start", FIRST), count=1)
    options = {"title": "Deux entrepôts avant l’été", "by": guest, "at": NOW} | changes
    return book(slot, attendees=[guest], organiser=organiser, **options)
