"""The pages of a need: what waits first, the words, the people of the client, the end."""

from datetime import timedelta

import pytest

from ensemble.work.missions.tests.builders import sent_need

A_PAGE_COSTS = 20


def test_it_tells_the_client_who_answers_and_when(as_, petit, need, to):
    page = as_(petit).get(to("needs")).content.decode()
    assert str(need) in page
    assert "Claire vous répond d’ici <b>lundi\u00a016\u00a0novembre à\u00a010\u00a0h</b>" in page


def test_it_leads_the_client_to_the_letter_in_one_click(as_, petit, shared, to):
    page = as_(petit).get(to("needs")).content.decode()
    assert to("shortlist", shared) in page
    assert "<b>3\u00a0personnes</b> vous attendent." in page


def test_it_shows_the_desk_what_is_promised_first(as_, claire, petit, rule, now, to):
    late = sent_need(petit, at=now - timedelta(days=9), title="Promis il y a longtemps")
    soon = sent_need(petit, at=now, title="Promis lundi")
    groups = as_(claire).get(to("needs")).context["desk"]
    assert [group.needs for group in groups] == [[late, soon]]


@pytest.mark.parametrize("side", ["claire", "petit"])
def test_a_list_costs_the_same_with_one_need_and_with_three(
    as_, request, petit, claire, need, now, queries, to, side
):
    browser = as_(request.getfixturevalue(side))
    one = queries(browser, to("needs"))
    sent_need(petit, at=now, title="Un deuxième")
    sent_need(petit, at=now, title="Un troisième")
    assert queries(browser, to("needs")) == one <= A_PAGE_COSTS


@pytest.mark.parametrize("side", ["claire", "petit"])
def test_the_page_of_a_need_keeps_its_budget(as_, request, shared, queries, to, side):
    browser = as_(request.getfixturevalue(side))
    assert queries(browser, to("need", shared.need)) <= A_PAGE_COSTS


@pytest.mark.parametrize("name", ["need", "sent", "versions", "reframe", "withdraw_need"])
def test_another_client_finds_nothing(as_, stranger, need, to, name):
    assert as_(stranger).get(to(name, need)).status_code == 404


def test_it_adds_a_colleague_who_has_a_place(as_, petit, helene, need, to):
    answer = as_(petit).post(to("name_colleague", need), {"email": "HELENE.FAURE@varenne.example"})
    assert answer.url == to("need", need)
    assert list(need.named.all()) == [helene]


def test_it_says_the_same_of_an_address_known_elsewhere_and_of_one_unknown(
    as_, petit, oscar, need, to
):
    browser = as_(petit)
    answers = [
        browser.post(to("name_colleague", need), {"email": email})
        for email in (oscar.email, "personne@nulle-part.example")
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert {answer.context["colleague_form"].errors["email"].as_text() for answer in answers} == {
        "* Personne à cette adresse n’a encore de place dans votre organisation."
    }


def test_it_notes_a_purchase_order(as_, petit, need, to):
    as_(petit).post(to("purchase_order", need), {"purchase_order": " PO-12 \u202e"})
    need.refresh_from_db()
    assert need.purchase_order == "PO-12"


def test_a_purchase_order_too_long_is_given_back_with_a_reason(as_, petit, need, to):
    typed = "PO-" + "7" * 60
    answer = as_(petit).post(to("purchase_order", need), {"purchase_order": typed})
    assert answer.status_code == 422
    assert answer.context["order_form"].errors["purchase_order"]
    assert answer.text.count('<details class="opens" open>') == 1
    assert f'value="{typed}"' in answer.text
    need.refresh_from_db()
    assert need.purchase_order == ""


def test_a_need_is_withdrawn_with_one_sentence(as_, petit, asked, to):
    browser, need = as_(petit), asked.need
    silent = browser.post(to("withdraw_need", need), {"because": " "})
    assert silent.status_code == 422
    for _twice in range(2):
        answer = browser.post(to("withdraw_need", need), {"because": "Le budget est gelé."})
        assert answer.url == to("need", need)
    need.refresh_from_db()
    assert (need.state, need.withdrawn_because) == ("withdrawn", "Le budget est gelé.")


def test_a_withdrawn_need_is_too_late_to_choose_from(as_, petit, mission, to):
    answer = as_(petit).post(to("withdraw_need", mission.need), {"because": "Trop tard."})
    assert answer.status_code == 409
    assert answer.context["form"]["because"].value() == "Trop tard."


def test_a_need_changes_hands(as_, claire, hugo, need, to):
    browser = as_(claire)
    assert browser.post(to("hand_over", need), {"to": ""}).status_code == 422
    other = hugo if need.talent_manager == claire else claire
    browser.post(to("hand_over", need), {"to": other.public_id})
    need.refresh_from_db()
    assert need.talent_manager == other


def test_a_reading_never_writes(as_, petit, shared, to):
    before = shared.need.current_id
    for name in ("withdraw_need", "reframe", "questions"):
        as_(petit).get(to(name, shared.need))
    shared.need.refresh_from_db()
    assert (shared.need.state, shared.need.current_id) == ("shared", before)
