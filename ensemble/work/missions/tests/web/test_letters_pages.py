"""The shortlist: persons, not profiles, for the client and nobody else."""

import pytest

from ensemble.work.missions.actions.meeting import offer_slots
from ensemble.work.missions.tests.builders import LIMIT, WHY, presentation_of, shared_shortlist


def test_it_opens_with_the_clients_words_and_a_name(as_, petit, shared, to):
    page = as_(petit).get(to("shortlist", shared)).content.decode()
    assert shared.need.current.context in page
    assert "Trois personnes que nous vous recommandons" in page
    assert "Choisies par <b>Claire Morel</b>" in page
    assert "Ordre alphabétique, aucune note ni classement." in page


def test_it_presents_people_by_family_name_with_one_line_of_money(as_, petit, shared, to):
    entries = as_(petit).get(to("shortlist", shared)).context["entries"]
    assert [entry.presentation.person.name for entry in entries] == [
        "Karim Benali",
        "Nadia Ferrand",
        "Julie Lemaire",
    ]
    fee = entries[0].fee
    assert [str(amount) for amount in (fee.rate, fee.fee, fee.price)] == [
        "850.00",
        "73.91",
        "923.91",
    ]


def test_it_holds_no_figure_about_anybody(as_, petit, shared, to):
    page = as_(petit).get(to("shortlist", shared)).content.decode().lower()
    for word in ("score", "étoile", "pertinence", "correspondance", "taux de réponse", "vu à"):
        assert word not in page


def test_its_budget_is_twenty_queries_with_five_people(
    as_, petit, need, karim, julie, nadia, sophie, claire, now, queries, to
):
    shared = shared_shortlist(need, [karim, julie, nadia, sophie], by=claire, at=now)
    offer_slots(presentation_of(shared, karim), [], by=karim.person, at=now)
    assert queries(as_(petit), to("shortlist", shared)) <= 20


def test_the_screen_and_the_paper_say_the_same(as_, petit, shared, to):
    browser = as_(petit)
    screen = browser.get(to("shortlist", shared)).content.decode()
    paper = browser.get(to("shortlist_print", shared)).content.decode()
    for words in (WHY, LIMIT, "Karim Benali", "923,91"):
        assert (words in screen) == (words in paper)
    assert "<form" not in paper
    pdf = browser.get(to("shortlist_pdf", shared))
    assert pdf.content.startswith(b"%PDF")
    assert "attachment" in pdf.headers["Content-Disposition"]


def test_whoever_is_presented_reads_her_own_entry_alone(as_, karim, shared, to):
    browser = as_(karim.person)
    answer = browser.get(to("shortlist", shared))
    assert answer.url == to("proposal", presentation_of(shared, karim))
    assert "Julie Lemaire" not in browser.get(answer.url).content.decode()
    assert browser.get(to("shortlist_print", shared)).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "samira", "ines"])
def test_nobody_else_finds_it(as_, request, shared, to, who):
    browser = as_(request.getfixturevalue(who))
    for name in ("shortlist", "shortlist_print", "shortlist_pdf"):
        assert browser.get(to(name, shared)).status_code == 404


def test_a_letter_not_signed_is_the_talent_managers(as_, petit, claire, asked, to):
    assert as_(petit).get(to("shortlist", asked)).status_code == 404
    assert as_(claire).get(to("shortlist", asked)).status_code == 200
    assert as_(claire).get(to("shortlist_pdf", asked)).status_code == 404


def test_one_sentence_brings_the_talent_manager_back(as_, petit, shared, to):
    browser = as_(petit)
    silent = browser.post(to("none_fits", shared), {"because": ""})
    assert silent.status_code == 422
    assert "Karim Benali" in silent.content.decode()
    for _twice in range(2):
        answer = browser.post(to("none_fits", shared), {"because": "Trop loin de l’atelier."})
        assert answer.url == to("need", shared.need)
    shared.refresh_from_db()
    assert (shared.outcome, shared.none_fits_because) == ("none_fits", "Trop loin de l’atelier.")


def test_the_letter_closes_with_the_need(as_, petit, mission, to):
    letter = mission.presentation.shortlist
    assert as_(petit).get(to("shortlist", letter)).status_code == 404
