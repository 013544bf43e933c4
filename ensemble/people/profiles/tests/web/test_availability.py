"""Setting one's availability: one tap, saved at once, taken back in place."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ensemble.people.profiles.web.availability import quick_choices

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_a_tap_saves_and_may_be_undone(client, karim):
    client.force_login(karim.person)
    former = karim.card.free_on
    wanted = timezone.localdate() + timedelta(days=40)
    page = client.post("/me/availability", {"free_on": wanted.isoformat()}, follow=True)
    karim.card.refresh_from_db()
    assert karim.card.free_on == wanted
    undo = f"/me/availability/undo/{former}"
    assert f'action="{undo}"' in page.content.decode()
    client.post(undo)
    karim.card.refresh_from_db()
    assert karim.card.free_on == former


def test_htmx_gets_the_part_that_changes(client, karim):
    client.force_login(karim.person)
    wanted = (timezone.localdate() + timedelta(days=40)).isoformat()
    page = client.post("/me/availability", {"free_on": wanted}, headers=HTMX).content.decode()
    assert page.lstrip().startswith('<div id="availability"')
    assert "/me/availability/undo/" in page


def test_not_knowing_is_an_answer(client, karim):
    client.force_login(karim.person)
    client.post("/me/availability", {"unknown": "yes"})
    karim.card.refresh_from_db()
    assert karim.card.free_on is None


@pytest.mark.parametrize("said", ["", "demain", "0001-01-01", "9999-12-31", "2026-02-30", "\x00"])
def test_what_is_no_day_is_explained(client, karim, said):
    client.force_login(karim.person)
    before = karim.card.free_on
    assert client.post("/me/availability", {"free_on": said}).status_code == 422
    karim.card.refresh_from_db()
    assert karim.card.free_on == before


def test_an_undo_of_nonsense_is_not_found(client, karim):
    client.force_login(karim.person)
    assert client.post("/me/availability/undo/hier").status_code == 404


def test_the_quick_days_are_those_people_mean():
    days = [on for _label, on in quick_choices(date(2026, 12, 31))]
    assert days == [
        date(2026, 12, 31),
        date(2027, 1, 14),
        date(2027, 1, 1),
        date(2027, 2, 1),
        date(2027, 3, 1),
    ]


def test_a_break_is_said_on_the_card_and_ended(client, karim):
    client.force_login(karim.person)
    client.post("/me/pause")
    karim.refresh_from_db()
    assert karim.state == "away"
    assert client.post("/me/pause").status_code == 409
    client.post("/me/back")
    karim.refresh_from_db()
    assert karim.state == "active"


def test_leaving_closes_the_card(client, karim, julie):
    client.force_login(karim.person)
    client.post("/me/leave")
    client.force_login(julie.person)
    assert client.get(f"/people/{karim.card.public_id}").status_code == 404
