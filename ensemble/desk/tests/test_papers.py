"""A paper to sign stands on the home of whoever signs it, until it is signed."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from ensemble.desk.homes.papers import to_sign
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.tests.envelopes import an_envelope, line_of, signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def envelope(varenne, helene, karim, claire, ines, now):
    return sent(varenne, helene, karim, claire, now)


def sent(varenne, helene, karim, claire, at):
    return an_envelope(
        varenne,
        SignerSpec(capacity="pour Benali Conseil", order=1, person=karim.person),
        SignerSpec(capacity="pour Varenne", order=2, person=helene, organisation=varenne),
        SignerSpec(capacity="pour nous", order=3, operator=True),
        by=claire,
        at=at,
    )


def home(client, person) -> str:
    sign_in(client, person)
    return client.get("/").content.decode()


def test_each_finds_it_when_it_is_their_turn(client, envelope, karim, helene, ines, now):
    page = reverse("contracts:sign", args=[envelope.public_id])
    assert page in home(client, karim.person)
    assert page not in home(client, helene)
    signs(line_of(envelope, karim.person), karim.person, now)
    assert page not in home(client, karim.person)
    assert page in home(client, helene)
    signs(line_of(envelope, helene), helene, now)
    assert page in home(client, ines)


def test_its_last_day_is_that_of_the_reader(varenne, helene, karim, claire, ines, now):
    late = (now - timedelta(days=1)).astimezone(UTC).replace(hour=23, minute=30)
    envelope = sent(varenne, helene, karim, claire, late)
    with timezone.override(ZoneInfo("Europe/Paris")):
        [task] = to_sign(karim.person)
    assert task.due == envelope.lapses_at.astimezone(UTC).date() + timedelta(days=1)
