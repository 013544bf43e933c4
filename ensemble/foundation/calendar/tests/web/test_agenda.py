from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ensemble.foundation.calendar.actions.booking import cancel
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting

URL = "/agenda"


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_visitor_goes_to_the_door(client, db):
    assert client.get(URL).headers["Location"] == "/door?next=%2Fagenda"


def test_it_shows_what_i_attend_by_day(client, karim, petit, helene, claire, varenne):
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)
    a_meeting(karim.person, helene, varenne, organiser=claire, start=FIRST + timedelta(days=1))
    client.force_login(petit)

    page = client.get(URL).content.decode().replace("\u00a0", " ")

    assert "lundi 16 novembre" in page
    assert "mardi 17 novembre" not in page
    assert reverse("calendar:appointment", args=[meeting.public_id]) in page
    assert "Karim Benali" in page


def test_it_forgets_what_is_cancelled_and_what_is_over(client, karim, petit, claire, varenne):
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)
    client.force_login(petit)

    with time_machine.travel(meeting.ends_at, tick=False):
        assert "Rien dans votre agenda" in client.get(URL).content.decode()
    cancel(meeting, by=petit, at=NOW)
    assert "Rien dans votre agenda" in client.get(URL).content.decode()


def test_it_costs_the_same_for_one_meeting_or_three(
    client, karim, petit, claire, varenne, django_assert_max_num_queries
):
    client.force_login(petit)
    a_meeting(karim.person, petit, varenne, organiser=claire)
    with django_assert_max_num_queries(20) as one:
        client.get(URL)
    for day in (1, 2):
        a_meeting(karim.person, petit, varenne, organiser=claire, start=FIRST + timedelta(days=day))
    with django_assert_max_num_queries(20) as three:
        client.get(URL)

    assert len(one) == len(three)
