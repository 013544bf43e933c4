"""What is taken away counts at the very next request, in a session that was already open."""

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.config.tests.authorization.world import NOW
from ensemble.foundation.accounts.actions.closing import close_session
from ensemble.foundation.accounts.actions.granting import end_role
from ensemble.foundation.accounts.actions.seating import end_seat
from ensemble.foundation.accounts.models import OpenSession, Seat
from ensemble.foundation.accounts.tests.builders import role_of
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.pausing import leave
from ensemble.people.profiles.models import Member
from ensemble.work.missions.actions.consenting import withdraw
from ensemble.work.missions.models import Presentation

pytestmark = pytest.mark.django_db


def browser(world, column: str) -> Client:
    client = Client()
    client.cookies.load(world.cookies[column])
    return client


def page(name: str, thing) -> str:
    return reverse(name, args=[thing.public_id])


ROLES = {"tal": "talent", "com": "community", "fin": "finance"}


@pytest.mark.parametrize(
    ("column", "of"),
    [
        ("tal", lambda w: page("missions:need", w.asked)),
        ("tal", lambda w: page("missions:compose", w.asked)),
        ("tal", lambda w: page("profiles:person", w.karim.card)),
        ("fin", lambda w: page("contracts:mission", w.mission)),
        ("fin", lambda w: reverse("missions:fee_rules")),
        ("com", lambda w: reverse("profiles:search")),
    ],
)
def test_a_role_that_ends_ends_now(world, column, of):
    client, url = browser(world, column), of(world)
    assert client.get(url).status_code == 200
    end_role(role_of(world.someone[column], ROLES[column]), by=world.odile, at=NOW)
    assert client.get(url).status_code == 404


def test_an_administrator_who_is_one_no_more_grants_nothing(world):
    client, url = browser(world, "adm"), reverse("accounts:ask_role")
    assert client.get(url).status_code == 200
    end_role(role_of(world.odile, "administrator"), by=world.marc, at=NOW)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "of",
    [
        lambda w: page("missions:need", w.asked),
        lambda w: page("missions:shortlist", w.letter_shared),
        lambda w: page("contracts:mission", w.mission),
        lambda w: page("accounts:organisation", w.varenne),
    ],
)
def test_a_seat_that_ends_ends_now(world, of):
    client, url = browser(world, "ops"), of(world)
    assert client.get(url).status_code == 200
    end_seat(Seat.objects.get(pk=world.seat.pk), by=world.helene, at=NOW)
    assert client.get(url).status_code == 404


def test_whoever_leaves_reads_no_card_of_others(world):
    client, url = browser(world, "mem"), page("profiles:person", world.karim.card)
    assert client.get(url).status_code == 200
    leave(Member.objects.get(pk=world.sophie.pk), by=world.sophie.person, at=NOW)
    assert client.get(url).status_code == 404


def test_a_consent_withdrawn_takes_the_words_out_of_the_letter(world):
    client, url = browser(world, "buy"), page("missions:shortlist", world.letter_shared)
    assert "mark-why-karim-shared" in client.get(url).text
    withdraw(Presentation.objects.get(pk=world.hers.pk), by=world.karim.person, at=NOW)
    assert "mark-why-karim-shared" not in client.get(url).text


def test_a_session_closed_elsewhere_opens_nothing(world):
    client, url = browser(world, "tal"), page("missions:need", world.asked)
    key = next(iter(world.cookies["tal"].values()))
    close_session(OpenSession.objects.get(session_key=key), at=NOW)
    assert client.get(url)["Location"].startswith(reverse("accounts:door"))


def test_an_account_that_is_shut_opens_nothing(world):
    client, url = browser(world, "tal"), page("missions:need", world.asked)
    Person.objects.filter(pk=world.claire.pk).update(is_active=False)
    assert client.get(url).status_code in (302, 404)
