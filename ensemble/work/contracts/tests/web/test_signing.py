"""Read, `I have read it`, sign: three gestures, and a page that is asked for changes nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.contracts.actions.enveloping import SignerSpec, void
from ensemble.work.contracts.models import Envelope, Event
from ensemble.work.contracts.tests.envelopes import an_envelope, line_of, signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def envelope(varenne, helene, karim, claire) -> Envelope:
    return an_envelope(
        varenne,
        SignerSpec(capacity="pour Benali Conseil", order=1, person=karim.person),
        SignerSpec(capacity="pour Varenne", order=2, person=helene, organisation=varenne),
        by=claire,
        at=timezone.now(),
    )


def url(name: str, envelope: Envelope) -> str:
    return reverse(f"contracts:{name}", args=[envelope.public_id])


def state(envelope: Envelope) -> list[str]:
    return [one.state for one in envelope.in_order()]


def test_it_is_read_said_and_signed_in_three_clicks(client, envelope, karim):
    sign_in(client, karim.person)
    letter = Letter.objects.get(to=karim.person, kind="contracts/signature_asked")
    assert url("sign", envelope) in letter.text  # the first click
    page = client.get(url("sign", envelope)).content.decode()
    assert "Karim Benali conduit la mission." in page
    assert url("sign_read", envelope) in page
    assert url("sign_now", envelope) not in page
    read = client.post(url("sign_read", envelope), follow=True).content.decode()
    assert url("sign_now", envelope) in read
    assert "pour Benali Conseil" in read
    assert client.post(url("sign_now", envelope)).status_code == 303
    assert state(envelope) == ["signed", "asked"]
    signed = Event.objects.of(envelope).get(kind="signed")
    assert signed.facts["method"]
    assert signed.facts["address"] == "127.0.0.1"
    assert "Karim Benali" in signed.facts["consent"]


def test_asking_for_a_page_signs_nothing(client, envelope, karim):
    sign_in(client, karim.person)
    for name in ("sign", "sign_read", "sign_now", "sign_decline", "sign_paper"):
        client.get(url(name, envelope))
        client.head(url(name, envelope))
    assert state(envelope) == ["asked", "waiting"]
    assert Event.objects.of(envelope).count() == 2


def test_a_signature_takes_a_proof_of_ten_minutes(client, envelope, karim):
    sign_in(client, karim.person, proven_at=timezone.now() - timedelta(minutes=11))
    client.post(url("sign_read", envelope))
    answer = client.post(url("sign_now", envelope))
    assert answer.headers["Location"].startswith("/door/again")
    assert state(envelope) == ["read", "waiting"]


def test_nobody_signs_unread_nor_for_another(
    client, envelope, karim, helene, oscar, ardance, claire
):
    sign_in(client, karim.person)
    assert client.post(url("sign_now", envelope)).status_code == 409
    for person, status in ((oscar, 404), (claire, 403)):
        other = Client()
        sign_in(other, person)
        assert other.post(url("sign_read", envelope)).status_code == status
        assert other.post(url("sign_now", envelope)).status_code == status
    assert Client().get(url("sign", envelope)).status_code == 302
    assert state(envelope) == ["asked", "waiting"]


def test_it_is_hidden_from_those_whose_turn_has_not_come(client, envelope, helene, karim):
    sign_in(client, helene)
    assert client.get(url("sign", envelope)).status_code == 404
    signs(line_of(envelope, karim.person), karim.person, timezone.now())
    assert client.get(url("sign", envelope)).status_code == 200


def test_a_refusal_keeps_the_words_until_there_are_some(client, envelope, karim):
    sign_in(client, karim.person)
    assert client.post(url("sign_decline", envelope), {"because": " "}).status_code == 422
    answer = client.post(url("sign_decline", envelope), {"because": "Pas à ce tarif."})
    assert answer.status_code == 303
    assert "Pas à ce tarif." in client.get(url("sign", envelope)).content.decode()
    assert client.post(url("sign_read", envelope)).status_code == 409


def test_a_withdrawn_paper_is_said_to_be(client, envelope, karim, claire):
    sign_in(client, karim.person)
    void(envelope, because="Un jour de moins.", by=claire, at=timezone.now())
    assert "Un jour de moins." in client.get(url("sign", envelope)).content.decode()
    assert client.post(url("sign_read", envelope)).status_code == 409


def test_the_evidence_is_read_after_a_proof_once_everyone_has_signed(
    client, envelope, karim, helene
):
    sign_in(client, karim.person)
    assert client.get(url("sign_evidence", envelope)).status_code == 409
    signs(line_of(envelope, karim.person), karim.person, timezone.now())
    signs(line_of(envelope, helene), helene, timezone.now())
    assert "reçoit son sceau" in client.get(url("sign", envelope)).content.decode()
    run_waiting()
    answer = client.get(url("sign_evidence", envelope))
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert b'"events"' in answer.content
    signed = client.get(url("sign_paper", envelope))
    assert signed.content.startswith(b"%PDF")
    stale = Client()
    sign_in(stale, helene, proven_at=timezone.now() - timedelta(hours=1))
    assert stale.get(url("sign_evidence", envelope)).status_code == 302
