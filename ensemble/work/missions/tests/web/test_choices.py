"""Choosing: the money, the dates, the total; two buyers at once; a word for the others."""

import pytest

from ensemble.work.missions.models import Mission, NotRetained

TERMS = {"starts_on": "2026-12-07", "days": "60", "purchase_order": "PO-7"}


def test_the_page_holds_rate_dates_and_total(as_, petit, about_karim, to):
    page = as_(petit).get(to("choose", about_karim)).content.decode()
    for words in (
        "850,00\u00a0€",
        "73,91\u00a0€",
        "923,91\u00a0€",
        "55\u00a0434,60\u00a0€",
        'value="2026-12-07"',
    ):
        assert words in page


ROUNDED = "arrondi une fois au centime le plus proche"


def test_the_fee_says_of_what_and_how_it_is_rounded_to_whoever_reads_it_first(
    as_, petit, karim, about_karim, to
):
    for who, name in ((petit, "choose"), (karim.person, "proposal")):
        page = as_(who).get(to(name, about_karim)).text.replace("\u00a0", " ")
        assert "Nos frais, 8 % du prix payé par le client" in page
        assert ROUNDED in page
    letter = as_(petit).get(to("shortlist", about_karim.shortlist)).text.replace("\u00a0", " ")
    assert "Nos frais, 8 % du prix payé par le client" in letter
    assert ROUNDED not in letter


def test_the_total_follows_the_days(as_, petit, about_karim, to):
    browser = as_(petit)
    for headers in ({}, {"HX-Request": "true"}):
        page = browser.get(to("choose", about_karim), {"days": "10"}, headers=headers)
        assert "9\u00a0239,10\u00a0€" in page.content.decode()
    nothing = browser.get(to("choose", about_karim), {"days": "beaucoup"})
    assert nothing.context["total"] is None


def test_the_choice_freezes_the_line(as_, petit, shared, about_karim, to):
    answer = as_(petit).post(to("choose", about_karim), TERMS)
    assert answer.url == to("sentences", shared.need)
    mission = Mission.objects.get()
    assert [str(mission.rate), str(mission.fee), str(mission.price)] == [
        "850.00",
        "73.91",
        "923.91",
    ]
    assert (mission.days, mission.purchase_order) == (60, "PO-7")


def test_confirming_twice_chooses_once(as_, petit, about_karim, to):
    browser = as_(petit)
    answers = [browser.post(to("choose", about_karim), TERMS) for _twice in range(2)]
    assert answers[0].url == answers[1].url
    assert Mission.objects.count() == 1


def test_of_two_who_choose_the_second_is_told_who_won(
    as_, build, petit, helene, shared, karim, julie, to
):
    as_(petit).post(to("choose", build.presentation_of(shared, karim)), TERMS)
    late = as_(helene).post(to("choose", build.presentation_of(shared, julie)), TERMS)
    assert late.status_code == 409
    assert "Laurent Petit" in late.content.decode()
    assert "Karim Benali" in late.content.decode()


def test_someone_who_withdrew_is_no_longer_there(as_, petit, karim, about_karim, to):
    as_(karim.person).post(to("withdraw_consent", about_karim))
    assert as_(petit).get(to("choose", about_karim)).status_code == 404
    late = as_(petit).post(to("choose", about_karim), TERMS)
    assert late.status_code == 409


@pytest.mark.parametrize(
    "wrong", [{"days": "-3"}, {"days": "1e309"}, {"days": ""}, {"starts_on": "hier"}]
)
def test_it_keeps_what_was_typed(as_, petit, about_karim, to, wrong):
    answer = as_(petit).post(to("choose", about_karim), TERMS | wrong)
    assert answer.status_code == 422
    assert "PO-7" in answer.content.decode()
    assert not Mission.objects.exists()


def test_the_money_is_never_read_from_the_form(as_, petit, about_karim, to):
    as_(petit).post(to("choose", about_karim), TERMS | {"rate": "1", "fee": "0", "price": "1"})
    assert str(Mission.objects.get().price) == "923.91"


def test_nobody_chooses_for_the_client(as_, claire, karim, stranger, about_karim, to):
    refused = {claire: 403, karim.person: 403, stranger: 404}
    for person, code in refused.items():
        assert as_(person).post(to("choose", about_karim), TERMS).status_code == code


@pytest.fixture
def owed(mission, julie):
    return NotRetained.objects.get(presentation__member=julie)


def answer_to(owed: NotRetained, name: str, text: str) -> dict:
    return {f"{owed.public_id.hex}-{name}": text}


def test_the_client_leaves_a_sentence_for_the_talent_manager_alone(
    as_, petit, julie, owed, mission, to
):
    need = mission.need
    as_(petit).post(to("sentences", need), answer_to(owed, "sentence", "Trop loin de Bourg."))
    owed.refresh_from_db()
    assert owed.client_sentence == "Trop loin de Bourg."
    page = as_(julie.person).get(to("proposal", owed.presentation)).content.decode()
    assert "Trop loin de Bourg." not in page


def test_she_writes_each_answer_in_her_own_words(as_, claire, julie, petit, owed, mission, to):
    as_(petit).post(to("sentences", mission.need), answer_to(owed, "sentence", "Trop loin."))
    browser = as_(claire)
    copied = browser.post(to("sign_answer", owed), answer_to(owed, "answer", "Trop loin."))
    assert copied.status_code == 422
    for _twice in range(2):
        signed = browser.post(
            to("sign_answer", owed), answer_to(owed, "answer", "Bourg est à deux heures.")
        )
        assert signed.url == to("answers")
    page = as_(julie.person).get(to("proposal", owed.presentation)).content.decode()
    assert "Bourg est à deux heures." in page


def test_an_empty_answer_is_not_signed(as_, claire, owed, to):
    assert (
        as_(claire).post(to("sign_answer", owed), answer_to(owed, "answer", "")).status_code == 422
    )


def test_the_list_of_answers_costs_the_same(
    as_, build, claire, petit, need, karim, julie, nadia, sophie, now, queries, to
):
    browser = as_(claire)
    build.chosen_mission(
        build.shared_shortlist(need, [karim, julie], by=claire, at=now), karim, by=petit, at=now
    )
    one = queries(browser, to("answers"))
    second = build.shared_shortlist(
        build.sent_need(petit, at=now), [karim, julie, nadia], by=claire, at=now
    )
    build.chosen_mission(second, karim, by=petit, at=now)
    assert queries(browser, to("answers")) == one <= 20


def test_an_unfinished_form_that_comes_too_late_is_told_so(as_, petit, mission, about_karim, to):
    assert as_(petit).post(to("choose", about_karim), TERMS | {"days": ""}).status_code == 409
