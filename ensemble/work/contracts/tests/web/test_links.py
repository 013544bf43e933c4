"""Someone without account: the link replayed, expired, forwarded, or after an amendment (44, 45)."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.mailroom.models import Letter
from ensemble.work.contracts.actions.enveloping import SignerSpec, void
from ensemble.work.contracts.models import Envelope, Event, Signer, SigningCode
from ensemble.work.contracts.tests.envelopes import an_envelope

pytestmark = pytest.mark.django_db
SECRETS = ("Le contrat", "Karim", "Varenne", "Portage du Rhône")


@pytest.fixture
def envelope(varenne, claire) -> Envelope:
    """A portage company signs for Karim; its signatory has no account."""
    return an_envelope(
        varenne,
        SignerSpec(
            capacity="pour Portage du Rhône",
            name="Jeanne Roux",
            email="jeanne.roux@portage.example",
            phone="06 12 34 56 78",
        ),
        by=claire,
        at=timezone.now(),
    )


@pytest.fixture
def jeanne(envelope) -> Signer:
    return envelope.signers.select_related("envelope", "person").get()


def link(signer: Signer, name: str = "sign_by_link") -> str:
    return reverse(f"contracts:{name}", args=[signer.token])


def digits() -> str:
    return SigningCode.objects.latest("pk").digits


def opened(client: Client, signer: Signer) -> None:
    client.post(link(signer, "link_send"))
    answer = client.post(link(signer, "link_code"), {"digits": digits()})
    assert answer.headers["Location"] == reverse("contracts:sign", args=[signer.envelope.public_id])


def test_she_proves_her_telephone_reads_and_signs(client, envelope, jeanne):
    asked = Letter.objects.get(kind="contracts/signature_asked")
    assert (asked.to, asked.sensitive) == (jeanne.person, True)
    assert link(jeanne) in asked.text
    opened(client, jeanne)
    page = reverse("contracts:sign", args=[envelope.public_id])
    assert "Karim Benali conduit la mission." in client.get(page).content.decode()
    client.post(f"{page}/read")
    assert client.post(f"{page}/now").status_code == 303
    jeanne.refresh_from_db()
    assert (jeanne.state, jeanne.method) == ("signed", "sms")
    kinds = [event.kind for event in Event.objects.of(envelope)]
    assert kinds == "opened asked code_sent code_accepted read signed completed".split()
    sent = Event.objects.of(envelope).get(kind="code_sent").facts
    assert "message" in sent
    assert digits() not in str(sent)


def test_programs_that_follow_the_link_change_nothing(client, envelope, jeanne):
    for _time in range(3):
        shown = client.get(link(jeanne)).content.decode()
        client.head(link(jeanne))
        client.get(link(jeanne, "link_code"))
        client.get(link(jeanne, "link_send"))
    assert not any(secret in shown for secret in SECRETS)
    assert not SigningCode.objects.exists()
    assert jeanne.link_used_at is None
    assert Event.objects.of(envelope).count() == 2


def test_it_is_of_one_use(client, jeanne):
    opened(client, jeanne)
    assert client.get(link(jeanne)).status_code == 410
    elsewhere = Client()
    assert elsewhere.get(link(jeanne)).status_code == 410
    assert elsewhere.post(link(jeanne, "link_send")).status_code == 410
    page = reverse("contracts:sign", args=[jeanne.envelope.public_id])
    assert elsewhere.get(page).status_code == 302


def test_forwarded_it_shows_nothing_without_her_telephone(jeanne):
    friend = Client()
    friend.post(link(jeanne, "link_send"))
    wrong = f"{(int(digits()) + 1) % 1_000_000:06}"
    for _try in range(6):
        answer = friend.post(link(jeanne, "link_code"), {"digits": wrong})
        assert answer.status_code == 422
        assert not any(secret in answer.content.decode() for secret in SECRETS)
    assert friend.post(link(jeanne, "link_code"), {"digits": digits()}).status_code == 422


@pytest.mark.parametrize("passed", [timedelta(days=8), timedelta(days=31)])
def test_it_expires(client, jeanne, passed):
    with time_machine.travel(timezone.now() + passed):
        answer = client.get(link(jeanne))
    assert answer.status_code == 410
    assert not any(secret in answer.content.decode() for secret in SECRETS)


@pytest.mark.fault
def test_a_clock_put_back_ten_minutes_opens_it_all_the_same(client, envelope, jeanne):
    """The code too: it was asked for in what is now the future."""
    client.post(link(jeanne, "link_send"))
    asked = digits()
    with time_machine.travel(timezone.now() - timedelta(minutes=10)):
        answer = client.post(link(jeanne, "link_code"), {"digits": asked})
        page = reverse("contracts:sign", args=[envelope.public_id])
        assert answer.headers["Location"] == page
        assert client.get(page).status_code == 200
        client.post(f"{page}/read")
        assert client.post(f"{page}/now").status_code == 303
    jeanne.refresh_from_db()
    assert jeanne.state == "signed"


def test_after_an_amendment_it_discloses_nothing(client, envelope, jeanne, claire):
    opened(client, jeanne)
    void(envelope, because="Un jour de moins.", by=claire, at=timezone.now())
    page = reverse("contracts:sign", args=[envelope.public_id])
    for answer in (Client().get(link(jeanne)), client.get(page), client.get(f"{page}/paper")):
        assert answer.status_code == 410
        assert not any(secret in answer.content.decode() for secret in SECRETS)
    assert client.post(f"{page}/read").status_code == 410


def test_a_forged_link_is_like_an_old_one(client, jeanne):
    forged = jeanne.token[:-1] + ("0" if jeanne.token[-1] != "0" else "1")
    for token in (forged, "x", "0" * 64):
        answer = client.get(reverse("contracts:sign_by_link", args=[token]))
        assert answer.status_code == 410


def test_a_new_link_goes_to_the_same_mailbox_and_ends_the_former(client, envelope, jeanne):
    former = link(jeanne)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        opened(client, jeanne)
        assert Client().post(link(jeanne, "link_renew")).status_code == 200
        new = Signer.objects.get()
        assert new.token != jeanne.token
        assert link(new) in Letter.objects.get(kind="contracts/signature_link").text
        page = reverse("contracts:sign", args=[envelope.public_id])
        assert client.get(page).status_code == 302
        assert client.get(former).status_code == 410
        Client().post(link(new, "link_renew"))
    assert Letter.objects.filter(kind="contracts/signature_link").count() == 1


def test_a_code_of_more_than_ten_minutes_is_asked_again_to_sign(client, envelope, jeanne):
    opened(client, jeanne)
    page = reverse("contracts:sign", args=[envelope.public_id])
    client.post(f"{page}/read")
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert client.post(f"{page}/now").headers["Location"] == f"{page}/code"
        client.post(f"{page}/code", {"send": "1"})
        assert client.post(f"{page}/code", {"digits": digits()}).headers["Location"] == page
        assert client.post(f"{page}/now").status_code == 303
    assert Signer.objects.get().state == "signed"


def test_codes_are_five_an_hour(client, jeanne):
    for _time in range(5):
        assert client.post(link(jeanne, "link_send")).status_code == 303
    assert client.post(link(jeanne, "link_send")).status_code == 409
