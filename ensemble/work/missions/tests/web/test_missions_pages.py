"""The people a client may read about, and the fee."""

import pytest

from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.tests.builders import put_in_force

PROPOSED = {"percent": "7,5 %", "basis": "client_price", "valid_from": "2027-01-01"}


def test_people_are_those_of_an_open_need_then_those_with_a_mission(
    as_, build, petit, shared, karim, now, to
):
    browser = as_(petit)
    before = browser.get(to("people")).content.decode()
    assert all(name in before for name in ("Karim Benali", "Julie Lemaire", "Nadia Ferrand"))
    build.chosen_mission(shared, karim, by=petit, at=now)
    after = browser.get(to("people")).content.decode()
    assert "Karim Benali" in after
    assert "Julie Lemaire" not in after
    assert "Supply" not in after


def test_people_cost_the_same_with_one_and_with_three(
    as_, build, petit, claire, mission, karim, julie, now, queries, to
):
    browser = as_(petit)
    one = queries(browser, to("people"))
    for _again in range(2):
        shared = build.shared_shortlist(
            build.sent_need(petit, at=now), [karim, julie], by=claire, at=now
        )
        build.chosen_mission(shared, karim, by=petit, at=now)
    assert queries(browser, to("people")) == one <= 20


def test_one_proposes_the_fee_and_another_approves(as_, ines, bruno, rule, to):
    as_(ines).post(to("propose_fee_rule"), PROPOSED)
    proposed = FeeRule.objects.get(state="proposed")
    assert str(proposed.percent) == "7.50"
    assert as_(ines).post(to("approve_fee_rule", proposed)).status_code == 403
    as_(bruno).post(to("approve_fee_rule", proposed))
    proposed.refresh_from_db()
    assert (proposed.state, proposed.approved_by) == ("in_force", bruno)


@pytest.mark.parametrize("percent", ["100", "-1", "NaN", "1e309", "8,555", "huit"])
def test_a_percentage_is_one(as_, ines, rule, to, percent):
    answer = as_(ines).post(to("propose_fee_rule"), PROPOSED | {"percent": percent})
    assert answer.status_code == 422
    assert not FeeRule.objects.proposed().exists()


def test_a_day_gone_by_is_too_late(as_, ines, rule, to):
    answer = as_(ines).post(to("propose_fee_rule"), PROPOSED | {"valid_from": "2026-01-01"})
    assert answer.status_code == 409
    assert "7,5 %" in answer.content.decode()


def test_approving_twice_is_told(as_, ines, bruno, rule, to):
    as_(ines).post(to("propose_fee_rule"), PROPOSED)
    proposed = FeeRule.objects.get(state="proposed")
    browser = as_(bruno)
    assert [browser.post(to("approve_fee_rule", proposed)).status_code for _twice in range(2)] == [
        303,
        409,
    ]


def test_a_proposal_is_set_aside(as_, ines, bruno, rule, to):
    as_(ines).post(to("propose_fee_rule"), PROPOSED)
    proposed = FeeRule.objects.get(state="proposed")
    as_(bruno).post(to("set_fee_rule_aside", proposed))
    proposed.refresh_from_db()
    assert proposed.state == "set_aside"


def test_the_fee_page_costs_the_same_with_more_rules(as_, ines, bruno, now, queries, to):
    from datetime import date

    put_in_force(ines, bruno, at=now)
    browser = as_(ines)
    one = queries(browser, to("fee_rules"))
    for year in (2028, 2029):
        put_in_force(ines, bruno, at=now, valid_from=date(year, 1, 1))
    assert queries(browser, to("fee_rules")) == one <= 20
