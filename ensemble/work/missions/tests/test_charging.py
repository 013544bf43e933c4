from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.work.missions.actions.charging import (
    approve_fee_rule,
    propose_fee_rule,
    set_fee_rule_aside,
)
from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.tests.builders import put_in_force


@pytest.fixture
def proposed(ines, now) -> FeeRule:
    return propose_fee_rule(
        basis="client_price", percent=Decimal(8), valid_from=now.date(), by=ines, at=now
    )


def test_a_proposal_changes_nothing(proposed, now):
    assert not FeeRule.objects.in_force(now.date())


def test_a_second_person_puts_it_in_force(proposed, bruno, now):
    approve_fee_rule(proposed, by=bruno, at=now)
    assert FeeRule.objects.in_force(now.date()).get() == proposed


def test_whoever_proposed_does_not_approve(proposed, ines, now):
    with pytest.raises(Refused):
        approve_fee_rule(proposed, by=ines, at=now)


def test_the_database_does_not_let_one_person_do_both(proposed, ines, now):
    with pytest.raises(IntegrityError):
        FeeRule.objects.update(state="in_force", approved_by=ines, approved_at=now)


@pytest.mark.parametrize("who", ["claire", "samira", "odile", "petit"])
def test_only_finance_changes_the_fee(who, proposed, now, request):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        propose_fee_rule(
            basis="client_price", percent=Decimal(9), valid_from=now.date(), by=person, at=now
        )
    with pytest.raises(Refused):
        approve_fee_rule(proposed, by=person, at=now)


def test_the_rule_before_ends_the_day_the_new_one_begins(ines, bruno, now):
    first = put_in_force(ines, bruno, at=now)
    begins = now.date() + timedelta(30)
    second = put_in_force(ines, bruno, at=now, percent="9", valid_from=begins)
    first.refresh_from_db()
    assert first.valid_to == begins
    assert FeeRule.objects.in_force(begins).get() == second


def test_the_past_is_not_changed(ines, bruno, now):
    put_in_force(ines, bruno, at=now)
    with pytest.raises(TooLate):
        put_in_force(ines, bruno, at=now, valid_from=now.date() - timedelta(1))


def test_two_rules_never_hold_on_one_day(ines, bruno, now):
    put_in_force(ines, bruno, at=now)
    with pytest.raises(TooLate):
        put_in_force(ines, bruno, at=now, percent="9")
    assert FeeRule.objects.in_force(now.date()).count() == 1


def test_a_decided_proposal_is_not_decided_again(proposed, bruno, now):
    set_fee_rule_aside(proposed, by=bruno, at=now)
    with pytest.raises(TooLate):
        approve_fee_rule(proposed, by=bruno, at=now)
