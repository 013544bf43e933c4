"""The same draft open twice, by whoever describes a need: nothing typed is written over."""

import re

import pytest
from django.urls import reverse

from ensemble.work.missions.models import Need
from ensemble.work.missions.tests.builders import ANSWERS

FRAGMENT = {"HX-Request": "true"}
TYPED = ANSWERS | {"starts_on": "2026-12-07", "days": "60", "budget": "1 000,50"}


@pytest.fixture(params=["a visitor", "a client"])
def browser(request, as_, petit, claire):
    return as_() if request.param == "a visitor" else as_(petit)


@pytest.fixture
def drafted(browser, to):
    browser.post(to("describe"), TYPED)
    return browser


def marks_of(page) -> dict[str, str]:
    """What a browser sends back besides what is typed; not the button."""
    return {"seen": re.search(r'name="seen" value="(\w+)"', page.text)[1]}


def button_of(page) -> dict[str, str]:
    return {"instead": re.search(r'name="instead" value="(\w+)"', page.text)[1]}


def title() -> str:
    return Need.objects.get().current.title


def test_an_old_tab_reads_both_texts_and_saving_again_is_choosing(drafted, to):
    old = TYPED | marks_of(drafted.get(to("describe")))
    assert drafted.post(to("describe"), old | {"title": "Deux usines"}).status_code == 303
    late = drafted.post(to("describe"), old | {"title": "Trois usines"})
    assert late.status_code == 409
    assert "<html" in late.text
    assert "<dd>Deux usines</dd>" in late.text
    assert 'value="Trois usines"' in late.text
    assert title() == "Deux usines"
    mine = TYPED | marks_of(late) | button_of(late) | {"title": "Trois usines"}
    assert drafted.post(to("describe"), mine).url == to("check")
    assert title() == "Trois usines"


def test_a_tab_opened_before_anything_was_written(browser, to):
    blank = marks_of(browser.get(to("describe")))
    assert browser.post(to("save"), blank | {"title": "Un"}, headers=FRAGMENT).status_code == 200
    assert browser.post(to("describe"), TYPED | blank).status_code == 409
    assert title() == "Un"


def test_going_on_typing_in_an_old_tab_is_not_choosing(drafted, to):
    old = TYPED | marks_of(drafted.get(to("describe")))
    drafted.post(to("save"), old | {"title": "Deux usines"}, headers=FRAGMENT)
    late = drafted.post(to("save"), old | {"title": "Trois"}, headers=FRAGMENT)
    assert late.status_code == 409
    assert (late["HX-Retarget"], late["HX-Reswap"]) == ("#need", "outerMorph")
    assert "<html" not in late.text
    assert "autofocus" not in late.text
    typed = old | marks_of(late) | {"title": "Trois usines"}
    assert drafted.post(to("save"), typed, headers=FRAGMENT).status_code == 409
    assert title() == "Deux usines"
    drafted.post(to("describe"), typed | button_of(late), headers=FRAGMENT)
    assert title() == "Trois usines"


def test_what_was_written_meanwhile_is_said_as_people_write_it(drafted, to):
    old = TYPED | marks_of(drafted.get(to("describe")))
    drafted.post(to("describe"), old | {"starts_on": "2027-01-04", "presence": "remote"})
    late = drafted.post(to("describe"), old | {"budget": "900", "context": ""})
    assert late.status_code == 422
    late = drafted.post(to("describe"), old | {"budget": "900"})
    for words in ("4 janvier 2027", "À distance", "1000,50"):
        assert f"<dd>{words}</dd>" in late.text


def test_who_types_alone_meets_nobody(browser, to):
    fields = marks_of(browser.get(to("describe")))
    for number, words in enumerate(("Un", "Un flux", "Un flux remis en ordre")):
        typed = fields | {"title": words, "budget": "1000,5", "days": "x" * number}
        answer = browser.post(to("save"), typed, headers=FRAGMENT)
        assert answer.status_code == 200
        fields |= marks_of(answer)
    assert browser.post(to("describe"), TYPED | fields).url == to("check")
    assert title() == ANSWERS["title"]


def test_one_answer_changed_from_two_tabs(drafted):
    when, place = (reverse("missions:describe_step", args=[step]) for step in ("when", "place"))
    old, elsewhere = marks_of(drafted.get(when)), marks_of(drafted.get(place))
    assert drafted.post(when, old | {"days": "20"}).status_code == 303
    assert drafted.post(place, elsewhere | {"presence": "remote"}).status_code == 303
    late = drafted.post(when, old | {"days": "30"})
    assert late.status_code == 409
    assert "<dd>20</dd>" in late.text
    assert Need.objects.get().current.days == 20
    drafted.post(when, marks_of(late) | {"days": "30"})
    assert Need.objects.get().current.days == 30
