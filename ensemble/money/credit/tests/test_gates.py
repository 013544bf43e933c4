from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.credit.actions.expecting import expect, settle
from ensemble.money.credit.actions.grouping import own_group, put_into_group
from ensemble.money.credit.actions.overriding import (
    approve_override,
    ask_override,
    refuse_override,
)
from ensemble.money.credit.exposure import exposure_of
from ensemble.money.credit.gates import require_room, room_for
from ensemble.money.credit.tests.builders import NOW, limited, open_invoices

ONE = Decimal("12765.00")


@pytest.fixture
def four_open(varenne_group, house, varenne_sa, ines, bruno):
    limited(varenne_group, "60000", by=ines, second=bruno)
    return open_invoices(house, varenne_sa, 4)


def test_r24_exposure_gate(four_open, varenne):
    room = room_for(varenne, ONE, NOW)

    assert exposure_of(varenne, NOW).used == Decimal("51060.00")
    assert room.total == Decimal("63825.00")
    assert (room.ok, room.override_needed) == (False, True)
    assert room_for(varenne, Decimal("8940.00"), NOW).ok
    assert not room_for(varenne, Decimal("8940.01"), NOW).ok
    with pytest.raises(TooLate):
        require_room(varenne, ONE, NOW)


def test_r24_a_second_person_overrides(four_open, varenne, claire, ines, bruno):
    override = ask_override(
        varenne,
        ceiling=Decimal("70000"),
        reason="Paiement annoncé pour le 4 décembre",
        expires_on=date(2026, 12, 31),
        by=ines,
        at=NOW,
    )
    with pytest.raises(Refused):
        approve_override(override, by=ines, at=NOW)
    with pytest.raises(Refused):
        approve_override(override, by=claire, at=NOW)
    assert not room_for(varenne, ONE, NOW).ok

    approve_override(override, by=bruno, at=NOW)

    assert room_for(varenne, ONE, NOW).ok
    assert not room_for(varenne, ONE, NOW + timedelta(days=31)).ok
    with pytest.raises(TooLate):
        refuse_override(override, by=ines, at=NOW)


def test_r24_work_approved_and_not_invoiced_counts(four_open, varenne, ardance):
    facts = {"organisation": varenne, "label": "Novembre", "at": NOW}
    expect(ardance, amount=ONE, **facts)
    expect(ardance, amount=Decimal("9000.00"), **facts)

    assert exposure_of(varenne, NOW).expected == Decimal("9000.00")
    assert exposure_of(varenne, NOW).available == Decimal("-60.00")
    settle(ardance)
    settle(ardance)
    assert exposure_of(varenne, NOW).available == Decimal("8940.00")


def test_companies_of_a_group_share_a_limit(four_open, varenne_group, ardance, ines):
    put_into_group(ardance, varenne_group, by=ines, at=NOW)

    assert room_for(ardance, Decimal("8940.01"), NOW).override_needed


def test_a_client_without_a_limit_has_the_one_of_the_house(varenne, house, varenne_sa):
    open_invoices(house, varenne_sa, 1)

    assert exposure_of(varenne, NOW).limit == Decimal("50000")
    assert room_for(varenne, Decimal("37235.00"), NOW).ok


def test_an_expired_limit_counts_no_longer(varenne, varenne_group, ines, bruno):
    limited(varenne_group, "90000", by=ines, second=bruno, until=date(2026, 12, 15))

    assert exposure_of(varenne, NOW).limit == Decimal("90000.00")
    assert exposure_of(varenne, NOW + timedelta(days=15)).limit == Decimal("50000")


def test_nobody_approves_a_limit_of_her_own(varenne_group, ines):
    with pytest.raises(Refused):
        limited(varenne_group, "90000", by=ines, second=ines)


def test_a_group_is_opened_once(varenne):
    assert own_group(varenne, at=NOW) == own_group(varenne, at=NOW)
