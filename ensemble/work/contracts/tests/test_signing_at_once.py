"""Two last signers in the same second, or one who presses twice: one end, one seal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope, Event, Signer
from ensemble.work.contracts.tests.envelopes import CONSENT, an_envelope

pytestmark = pytest.mark.django_db(transaction=True)


def sign_together(envelope: Envelope, people: list[Person], at: datetime) -> None:
    together = Barrier(len(people))

    def one(person: Person) -> None:
        try:
            line = Signer.objects.select_related("envelope__paper", "person").get(
                envelope=envelope, person=person
            )
            together.wait()
            sign(line, by=person, method="passkey", consent=CONSENT, at=at)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as side_by_side:
        list(side_by_side.map(one, people))


def everyone_read(envelope: Envelope, at: datetime) -> None:
    for signer in envelope.in_order():
        say_read(signer, by=signer.person, at=at)


@pytest.fixture
def envelope(varenne, helene, karim, claire, now) -> Envelope:
    """Both are asked at the same time."""
    envelope = an_envelope(
        varenne,
        SignerSpec(capacity="pour Benali Conseil", person=karim.person),
        SignerSpec(capacity="pour Varenne", person=helene, organisation=varenne),
        by=claire,
        at=now,
    )
    everyone_read(envelope, now)
    return envelope


def test_of_two_last_signatures_one_completes(envelope, karim, helene, now):
    sign_together(envelope, [karim.person, helene], now)
    kinds = [event.kind for event in Event.objects.of(envelope)]
    assert (kinds.count("signed"), kinds.count("completed")) == (2, 1)
    assert Envelope.objects.get().state == "signed"
    assert chain_holds(envelope)
    assert ProcrastinateJob.objects.filter(task_name="contracts.seal_envelope").count() == 1


def test_whoever_presses_twice_signs_once(envelope, karim, now):
    sign_together(envelope, [karim.person] * 3, now)
    assert Event.objects.of(envelope).filter(kind="signed").count() == 1
    assert Envelope.objects.get().state == "open"
