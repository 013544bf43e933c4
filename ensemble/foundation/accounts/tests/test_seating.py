from decimal import Decimal

import pytest
from django.utils import timezone

from ensemble.foundation.accounts.access import has_seat, seats_of
from ensemble.foundation.accounts.actions.seating import (
    end_seat,
    give_seat,
    limit_approval,
    open_organisation,
)
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.accounts.tests.builders import organisation, person, team_member
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def helene():
    return person("Hélène Faure", "varenne")


@pytest.fixture
def varenne(helene):
    return organisation("Groupe Varenne", buyer=helene)


@pytest.fixture
def petit():
    return person("Laurent Petit", "varenne")


def test_it_seats_whoever_opens_the_organisation(helene, varenne):
    assert [(seat.organisation, seat.role) for seat in seats_of(helene)] == [(varenne, "buyer")]


def test_it_lets_talent_bring_a_client_in(helene):
    claire = team_member("Claire Morel", "talent")
    ardance = open_organisation("Ardance", by=claire, buyer=helene, title="Directrice", at=AT)
    seat = Seat.objects.get(organisation=ardance)
    assert (seat.person, seat.given_by, seat.title) == (helene, claire, "Directrice")


def test_it_gives_one_seat_a_person(helene, varenne, petit):
    first = give_seat(petit, varenne, "manager", by=helene, at=AT, title="Directeur")
    assert give_seat(petit, varenne, "manager", by=helene, at=AT) == first
    second = give_seat(petit, varenne, "buyer", by=helene, at=AT)
    assert second.title == "Directeur"
    assert list(Seat.objects.live().filter(person=petit)) == [second]


def test_it_lets_buyers_only_give_and_end_seats(helene, varenne, petit):
    give_seat(petit, varenne, "manager", by=helene, at=AT)
    with pytest.raises(Refused):
        give_seat(person("Anne Roche"), varenne, "manager", by=petit, at=AT)
    with pytest.raises(Refused):
        end_seat(Seat.objects.get(person=helene), by=petit, at=AT)


def test_it_keeps_someone_who_decides(helene, varenne):
    with pytest.raises(Refused):
        end_seat(Seat.objects.get(person=helene), by=helene, at=AT)
    with pytest.raises(Refused):
        give_seat(helene, varenne, "manager", by=helene, at=AT)
    assert has_seat(helene, varenne, "buyer")


def test_it_ends_a_seat_once(helene, varenne, petit):
    seat = give_seat(petit, varenne, "manager", by=helene, at=AT)
    end_seat(seat, by=helene, at=AT)
    assert not has_seat(petit, varenne)
    with pytest.raises(TooLate):
        end_seat(seat, by=helene, at=AT)


def test_a_buyer_lets_a_colleague_approve_up_to_a_limit(helene, petit, varenne):
    seat = give_seat(petit, varenne, "manager", by=helene, at=AT)
    limit_approval(seat, Decimal("20000.00"), by=helene, at=AT)
    assert [one.approval_limit for one in seats_of(petit)] == [Decimal("20000.00")]
    limit_approval(seat, None, by=helene, at=AT)
    assert [one.approval_limit for one in seats_of(Person.objects.get(pk=petit.pk))] == [None]


def test_a_manager_lets_nobody_approve(helene, petit, varenne):
    seat = give_seat(petit, varenne, "manager", by=helene, at=AT)
    with pytest.raises(Refused):
        limit_approval(seat, Decimal("20000.00"), by=petit, at=AT)
