"""The three locks of one-click entering: any one of them, shut, keeps it shut."""

import pytest
from django.core.checks import Tags, run_checks
from django.urls import reverse
from django.utils import timezone

from ensemble.demo.access import may_be
from ensemble.demo.models import World
from ensemble.foundation.accounts.tests.builders import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented():
    World.objects.create(pk=1, built_at=timezone.now())
    karim = person("Karim Benali")
    karim.is_demo = True
    karim.save(update_fields=["is_demo"])
    return karim


def without_the_demo(someone, settings):
    settings.DEMO = False


def without_the_mark_of_the_world(someone, settings):
    World.objects.all().delete()


def as_somebody_real(someone, settings):
    someone.is_demo = False
    someone.save(update_fields=["is_demo"])


LOCKS = [without_the_demo, without_the_mark_of_the_world, as_somebody_real]


def knock(client, someone, **said):
    return client.post(reverse("demo:be", args=[someone.public_id]), said)


def is_in(client) -> bool:
    return client.get("/me").status_code == 200


def test_it_lets_anyone_be_an_invented_person(client, invented):
    assert may_be(invented)
    answer = knock(client, invented, next="/me")
    assert (answer.status_code, answer["Location"]) == (303, "/me")
    assert is_in(client)


@pytest.mark.parametrize("shut", LOCKS)
def test_it_lets_nobody_in_when_one_lock_is_shut(client, invented, settings, shut):
    shut(invented, settings)
    assert not may_be(invented)
    assert knock(client, invented).status_code == 404
    assert not is_in(client)


def test_it_enters_by_a_form_only(client, invented):
    assert client.get(reverse("demo:be", args=[invented.public_id])).status_code == 405
    assert not is_in(client)


def test_it_leads_to_no_other_site(client, invented):
    assert knock(client, invented, next="//evil.example")["Location"] == "/"


def test_it_does_not_start_when_the_demo_is_installed_elsewhere(settings):
    assert "accounts.E001" not in [error.id for error in run_checks(tags=[Tags.security])]
    settings.DEMO = False
    assert "accounts.E001" in [error.id for error in run_checks(tags=[Tags.security])]
