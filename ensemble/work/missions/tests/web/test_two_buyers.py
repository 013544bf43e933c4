"""Two of the client's people say why, from two pages: nobody's sentence is lost."""

import pytest

from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.choosing import none_fits
from ensemble.work.missions.models import NotRetained

MEANWHILE = "Écrit entre-temps"


@pytest.fixture
def owed(shared, petit, now) -> list[NotRetained]:
    """Three people are owed an answer; nothing is said of any."""
    none_fits(shared, "Le besoin a changé.", by=petit, at=now)
    NotRetained.objects.update(client_sentence="")
    return list(NotRetained.objects.order_by("pk"))


@pytest.fixture
def page_of(as_, shared, to):
    """What the page of this person holds when it is opened, and what sending it answers."""

    def opened(person):
        browser = as_(person)
        forms = browser.get(to("sentences", shared.need)).context["forms"]
        held = {form.add_prefix("seen"): form["seen"].value() for form in forms}
        held |= {form.add_prefix("sentence"): form["sentence"].value() for form in forms}
        return held, lambda data: browser.post(to("sentences", shared.need), data)

    return opened


def about(owed: NotRetained) -> str:
    return f"{owed.public_id.hex}-sentence"


def said(owed: list[NotRetained]) -> list[str]:
    return [NotRetained.objects.get(pk=one.pk).client_sentence for one in owed]


def test_a_box_left_as_it_was_read_erases_nothing(owed, page_of, petit, helene):
    first, second, _third = owed
    hers, send_hers = page_of(helene)
    his, send_his = page_of(petit)
    assert send_his(his | {about(first): "Trop loin de Bourg."}).status_code == 303

    assert send_hers(hers | {about(second): "Trop tôt pour nous."}).status_code == 303

    assert said(owed) == ["Trop loin de Bourg.", "Trop tôt pour nous.", ""]


def test_of_two_sentences_about_one_person_both_are_read(owed, page_of, petit, helene):
    first, second, _third = owed
    hers, send_hers = page_of(helene)
    his, send_his = page_of(petit)
    send_his(his | {about(first): "Trop loin de Bourg."})

    answer = send_hers(hers | {about(first): "Trop cher.", about(second): "Trop tôt."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in (MEANWHILE, "Trop loin de Bourg.", "Trop cher."))
    assert said(owed) == ["Trop loin de Bourg.", "", ""], "all of a page, or nothing of it"
    forms = answer.context["forms"]
    again = {form.add_prefix("seen"): form["seen"].value() for form in forms}
    again |= {form.add_prefix("sentence"): form["sentence"].value() for form in forms}
    assert send_hers(again).status_code == 303
    assert said(owed) == ["Trop cher.", "Trop tôt.", ""]


def test_words_about_someone_answered_meanwhile_stay_on_the_page(owed, page_of, petit, claire, now):
    his, send_his = page_of(petit)
    sign_answer(owed[0], "Bourg est à deux heures de chez vous.", by=claire, at=now)

    answer = send_his(his | {about(owed[0]): "Trop loin.", about(owed[1]): "Trop tôt."})

    assert answer.status_code == 409
    assert "Trop loin." in answer.content.decode()
    assert said(owed) == ["", "", ""]
