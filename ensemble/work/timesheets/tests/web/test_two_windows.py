"""A month open in two windows: the second to be sent shows both, and loses none."""

import re

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import NOVEMBER

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(mission):
    return reverse("timesheets:month", args=[mission.public_id, NOVEMBER])


@pytest.fixture
def hers(client, karim):
    return sign_in(client, karim.person)


def mark_on(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


def days_kept() -> list[int]:
    return [day.on.day for day in Timesheet.objects.get().days.order_by("on")]


def test_days_kept_in_one_window_are_not_written_over_from_the_other(hers, address):
    seen = mark_on(hers.get(address))
    assert hers.post(address, {"d02": "1", "progress": "Maquette", "seen": seen}).status_code == 303
    late = hers.post(address, {"d02": "0.5", "d03": "1", "progress": "Maquette", "seen": seen})
    assert late.status_code == 409
    assert days_kept() == [2]
    shown = re.findall(r"<dt>([^<]+)</dt><dd>([^<]+)</dd>", late.text)
    assert [(day.replace("\u00a0", " "), words) for day, words in shown] == [
        ("lundi 2 novembre", "1"),
        ("mardi 3 novembre", "–"),
    ]
    assert late.text.count('data-value="0.5"') == 1
    chosen = {"d02": "0.5", "d03": "1", "progress": "Maquette", "seen": mark_on(late)}
    assert hers.post(address, chosen).status_code == 303
    assert days_kept() == [2, 3]


def test_a_month_that_was_begun_with_nothing_in_it_has_not_changed(hers, address, mission):
    seen = mark_on(hers.get(address))
    Timesheet.objects.create(mission=mission, month=NOVEMBER, begun_at="2026-11-02T09:00Z")
    assert hers.post(address, {"d02": "1", "seen": seen}).status_code == 303


def test_the_same_days_sent_twice_are_sent_once(hers, address):
    sent = {"d02": "1", "then": "send", "seen": mark_on(hers.get(address))}
    answers = [hers.post(address, sent) for _click in range(2)]
    page = reverse("timesheets:show", args=[Timesheet.objects.get().public_id])
    assert [one["Location"] for one in answers] == [page, page]


def test_days_typed_after_the_month_has_left_stay_on_the_page(hers, address):
    seen = mark_on(hers.get(address))
    hers.post(address, {"d02": "1", "then": "send", "seen": seen})
    late = hers.post(address, {"d03": "0.5", "then": "keep", "seen": seen})
    assert late.status_code == 409
    assert late.text.count('data-value="0.5"') == 1
    sent = Timesheet.objects.get()
    assert reverse("timesheets:show", args=[sent.public_id]) in late.text
    assert (sent.state, days_kept()) == ("submitted", [2])
