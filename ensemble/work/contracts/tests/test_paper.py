"""Every paper, in both models and languages, and what a reader finds in it."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from ensemble.foundation.papers.typesetting import flaws_of
from ensemble.foundation.ui.formats import NBSP
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.paper import agreement_pdf, data_of

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.mark.parametrize("model", ["resale", "agency"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_paper_is_written_whole(build, mission, ines, claire, karim, now, model, language):
    karim.person.language = mission.chosen_by.language = language
    karim.person.save()
    mission.chosen_by.save()
    build.a_safe(mission, ines, at=now)
    for agreement in propose(build.prepared(mission, at=now, model=model), by=claire, at=now):
        data = data_of(agreement)
        assert flaws_of("contracts/agreement", data, language=agreement.language) == []
        assert "{" not in str([data["articles"], data["annexes"]]).replace("{'", "")
        assert agreement_pdf(agreement) == agreement_pdf(agreement)


def test_an_order_says_the_line_of_money_and_carries_its_annexes(build, mission, ines, claire, now):
    build.a_safe(mission, ines, at=now)
    order = propose(build.prepared(mission, at=now), by=claire, at=now)[2]
    words = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(agreement_pdf(order))).pages
    )
    words = " ".join(words.replace(NBSP, " ").split())
    for said in ("923,91 €", "850,00 €", "73,91 €", "60 jours", "Annexe 1", "Annexe 2", "75-1334"):
        assert said in words
    with pikepdf.open(io.BytesIO(agreement_pdf(order))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"
