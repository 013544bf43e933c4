from datetime import timedelta

import pytest
import time_machine
from icalendar import Calendar

from ensemble.foundation.calendar.feeds import feed_of, token_of
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def address(client, petit):
    client.force_login(petit)
    client.post("/agenda/feed")
    client.logout()
    return f"/feed/{token_of(feed_of(petit))}.ics"


def test_its_bearer_reads_the_meetings(client, address, karim, petit, claire, varenne):
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)

    answer = client.get(address)

    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [event["uid"] for event in events] == [meeting.uid]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_page_of_its_owner_shows_it(client, address, petit):
    client.force_login(petit)

    assert address in client.get("/agenda").content.decode()


@pytest.mark.parametrize("change", ["x", "0"])
def test_a_forged_address_does_not_exist(client, address, change):
    assert client.get(address.replace(".ics", f"{change}.ics")).status_code == 404


def test_a_closed_address_does_not_exist(client, address, petit):
    client.force_login(petit)
    client.post("/agenda/feed/close")

    assert client.get(address).status_code == 404


def test_reading_it_changes_nothing_and_costs_the_same(
    client, address, karim, petit, claire, varenne, django_assert_max_num_queries
):
    a_meeting(karim.person, petit, varenne, organiser=claire)
    with django_assert_max_num_queries(20) as one:
        client.get(address)
    for day in (1, 2):
        a_meeting(karim.person, petit, varenne, organiser=claire, start=FIRST + timedelta(days=day))
    with django_assert_max_num_queries(20) as three:
        client.get(address)

    assert len(one) == len(three)
    assert client.get("/agenda/feed").status_code == 405
