import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import NOVEMBER, a_month, running, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(mission):
    return reverse("timesheets:month", args=[mission.public_id, NOVEMBER])


def filled(*days: int, **more: str) -> dict:
    return {f"d{day:02}": "1" for day in days} | more


def told(page) -> list[tuple[str, str]]:
    """The days that the page sends back to, each with what it says of it."""
    said = re.findall(r'<a href="#id_(d\d\d)">([^<]+)</a>', page.text)
    return [(name, words.replace("\u00a0", " ")) for name, words in said]


def test_the_calendar_arrives_filled_and_two_clicks_send_it(client, address, karim, petit):
    page = sign_in(client, karim.person).get(address)
    assert page.text.count('data-value="1"') == 16
    answer = client.post(address, filled(2, 3, d04="0.5", then="send"))
    sent = Timesheet.objects.get()
    assert answer["Location"] == reverse("timesheets:show", args=[sent.public_id])
    assert (sent.state, sent.open_days, sent.submitted_to) == ("submitted", Decimal("2.5"), petit)


def test_it_is_kept_without_being_sent(client, address, karim):
    sign_in(client, karim.person).post(address, filled(2, progress="Première maquette."))
    kept = Timesheet.objects.get()
    assert (kept.state, kept.progress) == ("draft", "Première maquette.")
    assert "Première maquette." in client.get(address).text


def test_a_day_nobody_works_is_refused_beside_it_and_the_answers_kept(client, address, karim):
    answer = sign_in(client, karim.person).post(address, filled(2, 8, then="send"))
    assert answer.status_code == 422
    assert answer.text.count('data-value="1"') == 2
    assert answer.text.count('aria-invalid="true"') == 1
    assert Timesheet.objects.count() == 0


@pytest.mark.parametrize("wrong", ["-3", "1.5", "32", "NaN", "1e309"])
def test_what_is_no_half_day_is_refused(client, address, karim, wrong):
    answer = sign_in(client, karim.person).post(address, {"d02": wrong, "then": "send"})
    assert answer.status_code == 422
    assert told(answer) == [
        ("d02", "lundi 2 novembre : Un jour compte pour rien, une moitié ou un entier.")
    ]
    assert Timesheet.objects.count() == 0


def test_every_day_of_the_month_and_one_more_is_refused_by_name(client, address, karim):
    answer = sign_in(client, karim.person).post(address, filled(*range(1, 33), then="send"))
    assert answer.status_code == 422
    assert "20 jours ouvrés" in answer.text.replace("\u00a0", " ")
    named = [name for name, _words in told(answer)]
    assert named == "d01 d07 d08 d11 d14 d15 d21 d22 d28 d29".split()  # weekends, and the Armistice
    assert answer.text.count('aria-invalid="true"') == len(named)
    assert all(f" {int(name[1:])} novembre : " in words for name, words in told(answer))
    assert Timesheet.objects.count() == 0


def test_two_missions_over_one_day_are_refused_with_its_date(
    client, mission, missions, petit, claire, karim, julie, now
):
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    other = running(missions.chosen_mission(letter, karim, by=petit, at=now))
    a_month(mission, {date(2026, 11, 3): Decimal("0.5")})
    there = reverse("timesheets:month", args=[other.public_id, NOVEMBER])
    answer = sign_in(client, karim.person).post(there, filled(2, 3, then="send"))
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 1
    assert told(answer) == [
        ("d03", "mardi 3 novembre : Avec votre autre mission, ce jour compterait plus d’un jour.")
    ]
    assert Timesheet.objects.count() == 1


def test_an_empty_month_stays(client, address, karim):
    assert sign_in(client, karim.person).post(address, {"then": "send"}).status_code == 422


def test_what_left_leads_to_its_page(client, address, mission, karim):
    sent = a_month(mission, [2])
    answer = sign_in(client, karim.person).get(address)
    assert answer["Location"] == reverse("timesheets:show", args=[sent.public_id])


def test_the_months_of_somebody_else_do_not_exist(client, address, julie, oscar, petit, claire):
    seen = {}
    for someone in (julie.person, oscar, petit, claire):
        seen[someone.name] = sign_in(client, someone).get(address).status_code
    assert seen == {
        "Julie Lemaire": 404,
        "Oscar Lindqvist": 404,
        "Laurent Petit": 403,
        "Claire Morel": 403,
    }


def test_a_month_that_does_not_exist_is_not_found(client, mission, karim):
    month = reverse("timesheets:month", args=[mission.public_id, NOVEMBER])
    assert sign_in(client, karim.person).get(month.replace("11", "13")).status_code == 404


def test_the_page_of_the_days_costs_the_same_for_one_month_and_three(
    client, mission, karim, django_assert_max_num_queries
):
    a_month(mission, [2, 3])
    part = reverse("timesheets:mission_part", args=[mission.public_id])
    sign_in(client, karim.person)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        assert client.get(part).status_code == 200
    for month in (date(2026, 12, 1), date(2027, 1, 1)):
        a_month(mission, whole(4, 7, month=month), month=month)
    with CaptureQueriesContext(connection) as three:
        assert client.get(part).status_code == 200
    assert len(one) == len(three) <= 20
