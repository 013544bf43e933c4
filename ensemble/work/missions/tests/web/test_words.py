"""The words of a need, changed by two people at once; questions and answers."""

import pytest

from ensemble.work.missions.tests.builders import ANSWERS

NEW = ANSWERS | {"starts_on": "2026-12-07", "title": "Remettre les flux de Bourg en ordre"}


def test_it_keeps_a_new_version_and_the_former(as_, petit, need, to):
    answer = as_(petit).post(to("reframe", need), NEW | {"based_on": 1})
    assert answer.url == to("need", need)
    assert [version.title for version in need.versions.all()] == [ANSWERS["title"], NEW["title"]]
    page = as_(petit).get(to("versions", need)).content.decode()
    assert ANSWERS["title"] in page
    assert NEW["title"] in page


def test_a_second_tab_shows_both_texts_and_loses_none(as_, petit, claire, need, to):
    as_(claire).post(to("reframe", need), NEW | {"based_on": 1, "context": "Écrit par Claire."})
    mine = NEW | {"based_on": 1, "context": "Écrit par Laurent."}
    answer = as_(petit).post(to("reframe", need), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Écrit par Claire." in page
    assert "Écrit par Laurent." in page
    assert need.versions.count() == 2
    again = as_(petit).post(
        to("reframe", need), mine | {"based_on": answer.context["form"]["based_on"].value()}
    )
    assert again.url == to("need", need)


def test_it_says_what_is_missing_and_keeps_the_rest(as_, petit, need, to):
    answer = as_(petit).post(to("reframe", need), NEW | {"based_on": 1, "outcome": ""})
    assert answer.status_code == 422
    assert answer.context["form"]["title"].value() == NEW["title"]


def test_a_shared_need_keeps_its_words(as_, petit, shared, to):
    answer = as_(petit).post(to("reframe", shared.need), NEW | {"based_on": 1})
    assert answer.status_code == 409


def test_it_refuses_a_version_number_made_up(as_, petit, need, to):
    assert as_(petit).post(to("reframe", need), NEW | {"based_on": "x"}).status_code == 422


@pytest.fixture
def said(as_, claire, need, to):
    as_(claire).post(to("questions", need), {"text": "Deux équipes ou trois ?"})
    return need


def test_the_talent_manager_asks_and_the_client_answers(as_, petit, said, to):
    assert "Deux équipes ou trois\u00a0?" in as_(petit).get(to("need", said)).content.decode()
    as_(petit).post(to("questions", said), {"text": "Trois."})
    thread = as_(petit).get(to("questions", said)).context["thread"]
    assert [message.text for message in thread] == ["Deux équipes ou trois ?", "Trois."]


def test_an_empty_message_is_not_sent(as_, petit, said, to):
    assert as_(petit).post(to("questions", said), {"text": "  "}).status_code == 422


def test_words_are_never_markup(as_, petit, said, to):
    as_(petit).post(to("questions", said), {"text": "<img src=x onerror=alert(1)>"})
    page = as_(petit).get(to("need", said)).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


@pytest.mark.parametrize("who", ["stranger", "samira"])
def test_nobody_else_reads_them(as_, request, said, to, who):
    assert as_(request.getfixturevalue(who)).get(to("questions", said)).status_code == 404


def test_the_client_asks_about_someone_and_reads_the_answer(as_, petit, claire, about_karim, to):
    as_(petit).post(to("question", about_karim), {"text": "Parle-t-il anglais ?"})
    as_(claire).post(to("question", about_karim), {"text": "Non, et il le dit."})
    page = as_(petit).get(to("question", about_karim)).content.decode()
    assert "Parle-t-il anglais\u00a0?" in page
    assert "Non, et il le dit." in page


def test_whoever_is_presented_is_not_in_between(as_, karim, stranger, about_karim, to):
    assert as_(karim.person).get(to("question", about_karim)).status_code == 403
    assert as_(stranger).get(to("question", about_karim)).status_code == 404
