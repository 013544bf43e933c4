"""The same letter open twice, by two managers or in two windows: nobody's words are written over."""

import re

import pytest
from django.urls import reverse

from ensemble.work.missions.actions.composing import add, compose, set_aside
from ensemble.work.missions.actions.consenting import ask_all
from ensemble.work.missions.models import Presentation, Shortlist

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def desk(as_, claire):
    return as_(claire)


@pytest.fixture
def save(need, to):
    return to("presentation_edit", need)


@pytest.fixture
def drafted(rule, need, claire, karim, julie, now) -> Shortlist:
    shortlist = compose(need, by=claire, at=now)
    for member in (karim, julie):
        add(shortlist, member, by=claire, at=now)
    return shortlist


def about(shortlist: Shortlist, member) -> Presentation:
    return shortlist.presentations.get(member=member)


def fields_on(page) -> dict[str, str]:
    """What a browser would send back, untouched."""
    seen = re.findall(r'name="(\w+-seen)" value="(\w+)"', page.text)
    typed = re.findall(r'<textarea name="(\w+-\w+)"[^>]*>\n?([^<]*)</textarea>', page.text)
    return dict(seen + typed)


def typing(presentation: Presentation, why: str, limit: str = "Pas le lundi.") -> dict[str, str]:
    name = presentation.public_id.hex
    return {f"{name}-why": why, f"{name}-limit": limit}


def whys(shortlist: Shortlist) -> dict[str, str]:
    people = shortlist.presentations.select_related("member__person")
    return {one.person.first_name: one.why for one in people}


def test_of_two_who_write_about_someone_the_second_reads_both(desk, drafted, karim, need, to, save):
    his = about(drafted, karim)
    shown = fields_on(desk.get(to("compose", need)))
    assert desk.post(save, shown | typing(his, "Bourg."), headers=FRAGMENT).status_code == 200
    late = desk.post(save, shown | typing(his, "Lyon."), headers=FRAGMENT)
    assert late.status_code == 409
    assert (late["HX-Retarget"], late["HX-Reswap"]) == ("#composition", "outerMorph")
    assert "<dd>Bourg.</dd>" in late.text
    assert fields_on(late)[f"{his.public_id.hex}-why"] == "Lyon."
    assert whys(drafted)["Karim"] == "Bourg."


def test_going_on_typing_is_not_choosing_and_the_button_is(desk, drafted, karim, need, to, save):
    his = about(drafted, karim)
    shown = fields_on(desk.get(to("compose", need)))
    desk.post(save, shown | typing(his, "Bourg."), headers=FRAGMENT)
    late = desk.post(save, shown | typing(his, "Lyon."), headers=FRAGMENT)
    typed = fields_on(late) | typing(his, "Lyon, surtout.")
    assert desk.post(save, typed, headers=FRAGMENT).status_code == 409
    assert whys(drafted)["Karim"] == "Bourg."
    [(name, mark)] = re.findall(r'name="(\w+-instead)" value="(\w+)"', late.text)
    assert desk.post(save, typed | {name: mark}).url == to("compose", need)
    assert whys(drafted)["Karim"] == "Lyon, surtout."


def test_who_writes_alone_meets_nobody(desk, drafted, karim, need, to, save):
    his, fields = about(drafted, karim), fields_on(desk.get(to("compose", need)))
    for words in ("Il", "Il connaît", "Il connaît Bourg."):
        fields |= typing(his, words)
        answer = desk.post(save, fields, headers=FRAGMENT)
        assert answer.status_code == 200
        fields |= fields_on(answer)
    assert whys(drafted) == {"Karim": "Il connaît Bourg.", "Julie": ""}


def test_what_was_not_touched_stays_as_the_other_wrote_it(
    desk, drafted, karim, julie, need, to, save
):
    shown = fields_on(desk.get(to("compose", need)))
    desk.post(save, shown | typing(about(drafted, karim), "Bourg."), headers=FRAGMENT)
    mine = shown | typing(about(drafted, julie), "Le planning.")
    assert desk.post(save, mine, headers=FRAGMENT).status_code == 200
    assert whys(drafted) == {"Karim": "Bourg.", "Julie": "Le planning."}


def test_without_javascript_both_texts_are_a_page(
    as_, claire, hugo, drafted, karim, need, to, save
):
    his = about(drafted, karim)
    shown = fields_on(as_(hugo).get(to("compose", need)))
    assert as_(claire).post(save, shown | typing(his, "Bourg.")).status_code == 303
    late = as_(hugo).post(save, shown | typing(his, "Lyon."))
    assert late.status_code == 409
    assert "<html" in late.text
    assert "<dd>Bourg.</dd>" in late.text
    assert fields_on(late)[f"{his.public_id.hex}-why"] == "Lyon."


def test_nobody_is_added_over_words_that_were_not_read(desk, drafted, karim, nadia, need, to, save):
    his = about(drafted, karim)
    shown = fields_on(desk.get(to("compose", need)))
    desk.post(save, shown | typing(his, "Bourg."), headers=FRAGMENT)
    mine = shown | typing(his, "Lyon.") | {"member": nadia.public_id}
    assert desk.post(to("add_person", need), mine, headers=FRAGMENT).status_code == 409
    assert whys(drafted) == {"Karim": "Bourg.", "Julie": ""}


def test_nobody_is_asked_with_words_that_were_not_read(desk, drafted, karim, julie, need, to, save):
    both = typing(about(drafted, karim), "Bourg.") | typing(about(drafted, julie), "Le planning.")
    desk.post(save, fields_on(desk.get(to("compose", need))) | both)
    shown = fields_on(desk.get(to("compose", need)))
    desk.post(save, shown | typing(about(drafted, karim), "Lyon."))
    late = desk.post(to("ask_consents", need), shown)
    assert late.status_code == 409
    assert "<dd>Lyon.</dd>" in late.text
    assert {one.state for one in drafted.presentations.all()} == {"drafted"}


def test_words_typed_while_someone_was_asked_wait_for_a_gesture(
    desk, drafted, karim, julie, claire, need, to, save, now
):
    both = typing(about(drafted, karim), "Bourg.") | typing(about(drafted, julie), "Le planning.")
    desk.post(save, fields_on(desk.get(to("compose", need))) | both)
    shown = fields_on(desk.get(to("compose", need)))
    ask_all(drafted, by=claire, at=now)
    his = about(drafted, karim)
    late = desk.post(save, shown | typing(his, "Lyon."), headers=FRAGMENT)
    assert late.status_code == 409
    assert fields_on(late)[f"{his.public_id.hex}-why"] == "Lyon."
    assert (about(drafted, karim).state, about(drafted, karim).why) == ("asked", "Bourg.")
    desk.post(save, fields_on(late) | {"rewrite": his.public_id.hex})
    assert (about(drafted, karim).state, about(drafted, karim).why) == ("drafted", "Lyon.")


def test_words_about_someone_removed_meanwhile_are_given_back(
    desk, drafted, karim, claire, need, to, save, now
):
    his = about(drafted, karim)
    shown = fields_on(desk.get(to("compose", need)))
    set_aside(his, by=claire, at=now)
    assert desk.post(save, shown, headers=FRAGMENT).status_code == 200
    late = desk.post(save, shown | typing(his, "Il connaît <b>Bourg</b>."), headers=FRAGMENT)
    assert late.status_code == 409
    assert "Il connaît &lt;b&gt;Bourg&lt;/b&gt;." in late.text
    assert reverse("missions:remove_person", args=[his.public_id]) not in late.text
