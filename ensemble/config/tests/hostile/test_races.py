"""Two clicks within a few milliseconds, Back then resend, and steps taken out of order (16, 20)."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.actions.consenting import say_yes
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.models import Mission, Need
from ensemble.work.missions.tests import builders as build

committed = pytest.mark.django_db(transaction=True)


def at_once(person, url: str, data: dict, clicks: int = 3) -> list[int]:
    """The same form sent by the same browser several times before the first answer comes."""
    together, answers = Barrier(clicks), []
    cookies = sign_in(Client(), person).cookies

    def click() -> None:
        client = Client(raise_request_exception=False)
        client.cookies = cookies
        together.wait()
        try:
            answers.append(client.post(url, data).status_code)
        finally:
            connection.close()

    threads = [Thread(target=click) for _click in range(clicks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def letters(kind: str) -> int:
    return Letter.objects.filter(kind=f"missions/{kind}").count()


@pytest.fixture
def agreed(build_rule, claire, karim, julie, petit, now):
    shortlist = build.asked_shortlist(
        build.sent_need(petit, at=now), [karim, julie], by=claire, at=now
    )
    for member in (karim, julie):
        say_yes(build.presentation_of(shortlist, member), by=member.person, at=now)
    return shortlist


@pytest.fixture
def build_rule(ines, bruno, now):
    return build.put_in_force(ines, bruno, at=now)


@committed
def test_a_need_sent_three_times_is_one_need(claire, petit, now):
    describe(by=petit, at=now, **build.ANSWERS)
    assert at_once(petit, reverse("missions:send"), {}) == [303, 303, 303]
    assert [need.state for need in Need.objects.all()] == ["sent"]
    assert letters("need_received") == 1


@committed
def test_a_letter_signed_three_times_leaves_once(agreed, claire):
    url = reverse("missions:sign", args=[agreed.public_id])
    assert at_once(claire, url, {}) == [303, 303, 303]
    assert letters("shortlist_ready") == len(agreed.need.client_people())


@committed
def test_a_yes_said_three_times_is_said_once(build_rule, claire, karim, julie, petit, now):
    need = build.sent_need(petit, at=now)
    shortlist = build.asked_shortlist(need, [karim, julie], by=claire, at=now)
    hers = build.presentation_of(shortlist, karim)
    url = reverse("missions:answer_proposal", args=[hers.public_id])
    assert at_once(karim.person, url, {"answer": "yes"}) == [303, 303, 303]
    assert letters("consent_answered") == 1


@committed
def test_a_choice_made_three_times_is_one_mission(agreed, claire, karim, petit, now):
    build.sign(agreed, by=claire, at=now)
    url = reverse("missions:choose", args=[build.presentation_of(agreed, karim).public_id])
    terms = {"starts_on": f"{timezone.localdate():%Y-%m-%d}", "days": "60"}
    assert at_once(petit, url, terms) == [303, 303, 303]
    assert Mission.objects.count() == 1


def test_nobody_is_chosen_before_the_letter_is_signed(client, agreed, petit, karim):
    url = reverse("missions:choose", args=[build.presentation_of(agreed, karim).public_id])
    answer = sign_in(client, petit).post(url, {"starts_on": "2026-12-07", "days": "60"})
    assert answer.status_code == 404
    assert not Mission.objects.exists()


def test_nothing_is_signed_without_consents(client, build_rule, claire, karim, julie, petit, now):
    need = build.sent_need(petit, at=now)
    shortlist = build.asked_shortlist(need, [karim, julie], by=claire, at=now)
    url = reverse("missions:sign", args=[shortlist.public_id])
    assert sign_in(client, claire).post(url).status_code == 409
    assert not letters("shortlist_ready")


def test_a_fee_is_approved_once_it_was_proposed(client, build_rule, bruno):
    url = reverse("missions:approve_fee_rule", args=[build_rule.public_id])
    assert sign_in(client, bruno).post(url).status_code == 409
