"""Who may do what with hours. What a meeting is about is the upper apps' to judge, before."""

from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.persons.models import Person


def may_offer(person: Person, owner: Person) -> bool:
    """Nobody gives someone else's time."""
    return person == owner


def may_book(person: Person, slot: Slot, organiser: Person, attendees: list[Person]) -> bool:
    """One books a meeting one takes part in, or arranges."""
    return person in (slot.owner, organiser, *attendees)


def may_read(person: Person | None, appointment: Appointment) -> bool:
    return person is not None and (
        person == appointment.organiser or appointment.attendances.filter(person=person).exists()
    )


def may_change(person: Person, appointment: Appointment) -> bool:
    """Whoever attends or organises may move or cancel: the others are told at once."""
    return may_read(person, appointment)


def may_entrust(person: Person | None, appointment: Appointment) -> bool:
    """Whoever may change it; nobody is the house itself, when the organiser is away."""
    return person is None or may_change(person, appointment)
