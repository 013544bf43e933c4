"""A half-hour: one of three, picked with one tap, moved, cancelled."""

from datetime import timedelta

import pytest

from ensemble.work.missions.actions.meeting import book, meeting_of, offer_slots, slots_for


@pytest.fixture
def hours(about_karim, karim, now):
    """Karim gave three half-hours next week."""
    starts = [now + timedelta(days=5, hours=n) for n in range(3)]
    return offer_slots(about_karim, starts, by=karim.person, at=now)


@pytest.fixture
def booked(about_karim, hours, petit, now):
    return book(about_karim, hours[0], by=petit, at=now)


def test_the_client_picks_one_with_one_tap(as_, petit, shared, about_karim, hours, to):
    browser = as_(petit)
    page = browser.get(to("meet", about_karim)).content.decode()
    assert page.count('name="slot"') == 3
    answer = browser.post(to("meet", about_karim), {"slot": hours[1].public_id})
    assert answer.url == to("shortlist", shared)
    assert meeting_of(about_karim).starts_at == hours[1].starts_at
    assert "Vous vous parlez" in browser.get(answer.url).content.decode()


def test_picking_twice_books_once(as_, petit, about_karim, hours, to):
    browser = as_(petit)
    browser.post(to("meet", about_karim), {"slot": hours[0].public_id})
    second = browser.post(to("meet", about_karim), {"slot": hours[0].public_id})
    assert second.status_code in (409, 422)
    assert len(slots_for(about_karim, hours[0].offered_at)) == 2


def test_an_hour_of_somebody_else_is_not_one(as_, petit, about_karim, hours, to):
    type(hours[0]).objects.filter(pk=hours[0].pk).update(about_id=0)
    answer = as_(petit).post(to("meet", about_karim), {"slot": hours[0].public_id})
    assert answer.status_code == 422


def test_with_no_hour_the_talent_manager_brings_some(as_, petit, about_karim, to):
    browser = as_(petit)
    browser.post(to("meet", about_karim), {"ask": "1"})
    page = browser.get(to("meet", about_karim)).content.decode()
    assert "Claire vous apporte des heures d’ici lundi\u00a016\u00a0novembre" in page


@pytest.mark.parametrize("side", ["client", "member"])
def test_both_sides_move_it(as_, petit, karim, about_karim, booked, hours, to, side):
    browser = as_(petit if side == "client" else karim.person)
    assert browser.get(to("meeting_move", about_karim)).status_code == 200
    answer = browser.post(to("meeting_move", about_karim), {"slot": hours[2].public_id})
    assert answer.status_code == 303
    assert meeting_of(about_karim).starts_at == hours[2].starts_at


def test_both_sides_cancel_it_with_a_word(as_, karim, about_karim, booked, to):
    browser = as_(karim.person)
    browser.get(to("meeting_cancel", about_karim))
    assert meeting_of(about_karim)
    browser.post(to("meeting_cancel", about_karim), {"reason": "Grève des trains."})
    booked.refresh_from_db()
    assert (booked.state, booked.cancelled_because) == ("cancelled", "Grève des trains.")


@pytest.mark.parametrize("name", ["meet", "meeting_move", "meeting_cancel"])
def test_nobody_else_finds_it(as_, julie, stranger, about_karim, booked, to, name):
    for other in (julie.person, stranger):
        assert as_(other).get(to(name, about_karim)).status_code == 404
