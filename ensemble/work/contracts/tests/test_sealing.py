"""The page of evidence, in both languages, joined to the paper and sealed with it."""

from io import BytesIO

import pikepdf
import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers.typesetting import flaws_of
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.sealing import evidence_data
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


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_of_evidence_has_nothing_to_complain_of(signed, language):
    signed.language = language
    assert flaws_of("contracts/evidence", evidence_data(signed), language=language) == []


def test_it_stands_after_the_paper_under_a_name_that_says_so(signed):
    before = pikepdf.open(BytesIO(content_of(signed.paper)))
    with pikepdf.open(BytesIO(content_of(signed.signed_paper))) as after:
        assert len(after.pages) == len(before.pages) + 1
    assert signed.signed_paper.name == "contrat, signé.pdf"
