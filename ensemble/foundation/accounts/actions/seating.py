"""Organisations, and who sits in them."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import look_again, may_end_seat, may_give_seat
from ensemble.foundation.accounts.models import Organisation, Seat
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_line
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def open_organisation(
    name: str,
    *,
    by: Person,
    at: datetime,
    buyer: Person | None = None,
    title: str = "",
    siren: str = "",
    city: str = "",
    sector: str = "",
) -> Organisation:
    """A company comes in; whoever brings it is its first buyer, unless a buyer is named."""
    organisation = Organisation.objects.create(
        name=clean_line(name)[:120], siren=siren, city=city, sector=sector, opened_at=at
    )
    record("accounts.organisation_opened", on=organisation, by=by, at=at)
    give_seat(buyer or by, organisation, "buyer", by=by, at=at, title=title)
    return organisation


@transaction.atomic
def give_seat(
    person: Person,
    organisation: Organisation,
    role: str,
    *,
    by: Person,
    at: datetime,
    title: str = "",
    approval_limit: Decimal | None = None,
) -> Seat:
    """One seat a person in an organisation: a new role replaces the former.

    `approval_limit`: euros excluding tax they may approve at once, for the whole organisation.
    """
    require(may_give_seat(by, organisation))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    former = Seat.objects.live().filter(person=person, organisation=organisation).first()
    if former and former.role == role:
        return former
    if former:
        require(may_end_seat(by, former), _("Someone must remain who decides."))
        Seat.objects.filter(pk=former.pk).update(ended_by=by, ended_at=at)
    seat = Seat.objects.create(
        person=person,
        organisation=organisation,
        role=role,
        title=title or (former.title if former else ""),
        approval_limit=approval_limit,
        given_by=by,
        given_at=at,
    )
    look_again(person)
    record("accounts.seat_given", on=organisation, by=by, at=at, also=(person,), name=str(person))
    return seat


@transaction.atomic
def limit_approval(seat: Seat, limit: Decimal | None, *, by: Person, at: datetime) -> Seat:
    """How much, in euros excluding tax, this person approves at once from now on; None, no delegation."""
    require(may_give_seat(by, seat.organisation))
    if not Seat.objects.live().filter(pk=seat.pk).update(approval_limit=limit):
        raise TooLate(_("This seat was already free."))
    seat.approval_limit = limit
    look_again(seat.person)
    facts = {"name": str(seat.person), "limit": str(limit or "")}
    about = (seat.person,)
    record("accounts.approval_limited", on=seat.organisation, by=by, at=at, also=about, **facts)
    return seat


@transaction.atomic
def end_seat(seat: Seat, *, by: Person, at: datetime) -> None:
    Organisation.objects.select_for_update().get(pk=seat.organisation_id)
    require(may_end_seat(by, seat), _("Someone must remain who decides."))
    if not Seat.objects.live().filter(pk=seat.pk).update(ended_by=by, ended_at=at):
        raise TooLate(_("This seat was already free."))
    seat.ended_by, seat.ended_at = by, at
    look_again(seat.person)
    record(
        "accounts.seat_ended",
        on=seat.organisation,
        by=by,
        at=at,
        also=(seat.person,),
        name=str(seat.person),
    )
