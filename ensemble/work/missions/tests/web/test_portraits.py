"""A portrait on the card stands wherever its member is presented or works, for those who read it."""

from io import BytesIO

import pytest

KEPT = "private, max-age=86400"


@pytest.fixture
def pictured(now):
    """`pictured(karim)`: the member, with a portrait on their card."""
    from PIL import Image

    from ensemble.people.profiles.actions.portraying import portray

    def picture(member):
        drawn = BytesIO()
        Image.new("RGB", (40, 40), "teal").save(drawn, "PNG")
        drawn.seek(0)
        portray(member.card, drawn, by=member.person, at=now)
        return member

    return picture


@pytest.mark.parametrize("page", ["shortlist", "shortlist_print"])
def test_the_letter_shows_those_who_have_one(
    as_, petit, shared, about_karim, pictured, karim, to, page
):
    browser = as_(petit)
    assert "<img" not in browser.get(to(page, shared)).text
    pictured(karim)
    shown = browser.get(to(page, shared)).text
    assert (
        shown.count(f'<img src="{to("portrait", about_karim)}?') == 2
    )  # at the top, and by her words
    assert shown.count("<img") == 2


def test_she_sees_the_portrait_the_client_would_see(as_, build, asked, karim, pictured, to):
    hers = build.presentation_of(asked, pictured(karim))
    browser = as_(karim.person)
    assert to("portrait", hers) in browser.get(to("proposal", hers)).text
    assert browser.get(to("portrait", hers)).status_code == 200


def test_the_composition_shows_it(as_, claire, build, asked, karim, pictured, to):
    hers = build.presentation_of(asked, pictured(karim))
    assert to("portrait", hers) in as_(claire).get(to("compose", asked.need)).text


def test_the_mission_keeps_it_once_the_letter_is_closed(
    as_, petit, ines, julie, mission, pictured, karim, to
):
    pictured(karim)
    for person in (petit, ines, karim.person):
        browser = as_(person)
        assert to("mission_portrait", mission) in browser.get(to("mission", mission)).text
        assert browser.get(to("mission_portrait", mission)).status_code == 200
    assert as_(petit).get(to("portrait", mission.presentation)).status_code == 404
    assert as_(julie.person).get(to("mission_portrait", mission)).status_code == 404


def test_it_is_a_private_picture_and_never_a_page(as_, petit, about_karim, pictured, karim, to):
    pictured(karim)
    answer = as_(petit).get(to("portrait", about_karim))
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == KEPT
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_others_find_nothing(as_, stranger, julie, odile, about_karim, pictured, karim, to):
    pictured(karim)
    address = to("portrait", about_karim)
    assert as_(stranger).get(address).status_code == 404
    assert as_(julie.person).get(address).status_code == 404
    assert as_(odile).get(address).status_code == 403


def test_a_client_finds_nothing_before_the_yes_or_without_a_portrait(
    as_, build, petit, about_karim, pictured, karim, julie, claire, now, to
):
    assert as_(petit).get(to("portrait", about_karim)).status_code == 404
    need = build.sent_need(petit, at=now)
    waiting = build.asked_shortlist(need, [pictured(karim), julie], by=claire, at=now)
    hers = build.presentation_of(waiting, karim)
    assert as_(petit).get(to("portrait", hers)).status_code == 404


def test_portraits_cost_no_query(as_, petit, shared, pictured, karim, julie, nadia, queries, to):
    browser = as_(petit)
    pictured(karim)
    one = queries(browser, to("shortlist", shared))
    for member in (julie, nadia):
        pictured(member)
    assert queries(browser, to("shortlist", shared)) == one <= 20
