from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ensemble.foundation.calendar.actions.booking import cancel
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, slots_of

TUESDAY = FIRST + timedelta(days=1)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def meeting(karim, petit, claire, varenne):
    return a_meeting(karim.person, petit, varenne, organiser=claire)


def url(meeting, name="appointment"):
    return reverse(f"calendar:{name}", args=[meeting.public_id])


def test_it_shows_who_and_when(client, meeting, petit):
    client.force_login(petit)

    page = client.get(url(meeting)).content.decode()

    for words in ("Deux entrepôts avant l’été", "Karim Benali", "Claire Morel"):
        assert words in page
    assert url(meeting, "file") in page


@pytest.mark.parametrize("name", ["appointment", "file"])
def test_for_others_it_does_not_exist(client, meeting, oscar, name):
    client.force_login(oscar)

    assert client.get(url(meeting, name)).status_code == 404


@pytest.mark.parametrize("name", ["move", "cancel"])
def test_others_change_nothing(client, meeting, oscar, name):
    client.force_login(oscar)

    assert client.post(url(meeting, name)).status_code == 404


def test_one_moves_it_to_an_hour_still_offered(client, meeting, petit, karim, varenne):
    [tuesday] = slots_of(karim.person, varenne, start=TUESDAY, count=1)
    client.force_login(petit)
    assert str(tuesday.public_id) in client.get(url(meeting)).content.decode()

    answer = client.post(url(meeting, "move"), {"slot": tuesday.public_id})

    assert (answer.status_code, answer.headers["Location"]) == (303, url(meeting))
    meeting.refresh_from_db()
    assert meeting.starts_at == TUESDAY


@pytest.mark.parametrize("slot", ["", "x", "0198c0de-0000-7000-8000-000000000000"])
def test_an_hour_that_is_not_offered_is_refused_in_words(client, meeting, petit, slot):
    client.force_login(petit)

    answer = client.post(url(meeting, "move"), {"slot": slot})

    assert answer.status_code == 422
    meeting.refresh_from_db()
    assert meeting.starts_at == FIRST


def test_the_hour_of_another_thing_is_not_taken(client, meeting, petit, karim, ardance):
    [elsewhere] = slots_of(karim.person, ardance, start=TUESDAY, count=1)
    client.force_login(petit)

    answer = client.post(url(meeting, "move"), {"slot": elsewhere.public_id})

    assert answer.status_code == 422


def test_one_cancels_it_with_a_word(client, meeting, petit):
    client.force_login(petit)

    answer = client.post(url(meeting, "cancel"), {"reason": "Une grève.\u202e"})

    assert answer.headers["Location"] == "/agenda"
    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_because) == ("cancelled", "Une grève.")
    page = client.get(url(meeting)).content.decode()
    assert "Ce rendez-vous a été annulé" in page
    assert "Annuler et prévenir" not in page


def test_the_second_to_cancel_is_told(client, meeting, petit, karim):
    cancel(meeting, by=karim.person, at=NOW)
    client.force_login(petit)

    assert client.post(url(meeting, "cancel")).status_code == 409


def test_the_file_opens_in_a_calendar(client, meeting, petit):
    client.force_login(petit)

    answer = client.get(url(meeting, "file"))

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="2026-11-16.ics"'
    assert b"METHOD:REQUEST" in answer.content


def test_its_page_costs_the_same_for_one_hour_or_three(
    client, meeting, petit, karim, varenne, django_assert_max_num_queries
):
    client.force_login(petit)
    slots_of(karim.person, varenne, start=TUESDAY, count=1)
    with django_assert_max_num_queries(20) as one:
        client.get(url(meeting))
    slots_of(karim.person, varenne, start=TUESDAY + timedelta(days=1), count=2)
    with django_assert_max_num_queries(20) as three:
        client.get(url(meeting))

    assert len(one) == len(three)
