"""A copy of a signed paper, checked by anyone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers import sealing
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.tests.envelopes import an_envelope, line_of, signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed(varenne, karim, claire, now) -> Envelope:
    envelope = an_envelope(
        varenne, SignerSpec(capacity="pour Benali Conseil", person=karim.person), by=claire, at=now
    )
    signs(line_of(envelope, karim.person), karim.person, now)
    run_waiting()
    return Envelope.objects.get()


def asked(client, content: bytes):
    copy = SimpleUploadedFile("copie.pdf", content, content_type="application/pdf")
    return client.post(reverse("contracts:verify"), {"copy": copy})


def test_the_very_file_says_who_signed(client, signed):
    page = asked(client, content_of(signed.signed_paper)).content.decode()
    assert "callout-done" in page or "done" in page
    for words in ("Karim Benali", "pour Benali Conseil", signed.signed_paper.sha256):
        assert words in page


def test_a_changed_copy_is_told_and_says_nothing_of_the_paper(client, signed):
    content = content_of(signed.signed_paper)
    middle = len(content_of(signed.paper)) // 2
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    page = asked(client, changed).content.decode()
    assert "Karim" not in page
    assert 'class="callout-done' not in page


def test_the_paper_before_its_signature_carries_no_seal(client, signed):
    page = asked(client, content_of(signed.paper)).content.decode()
    assert "Karim" not in page
    assert sealing.check(content_of(signed.paper)).sealed is False


def test_a_copy_that_takes_too_long_is_not_judged(client, signed, monkeypatch):
    """Patience at an end is no verdict on a paper."""
    monkeypatch.setattr(sealing, "SECONDS", 0.001)
    page = asked(client, content_of(signed.signed_paper))
    assert page.status_code == 422
    assert "verdict" not in page.content.decode()
    assert "on ne sait rien d’elle" in page.content.decode()


def test_what_is_no_pdf_is_given_back(client, db):
    assert asked(client, b"bonjour").status_code == 422
    assert client.get(reverse("contracts:verify")).status_code == 200
