"""A paper apart, from the page of its mission to the signature of its parties."""

import pytest
from django.urls import reverse

from ensemble.work.contracts.actions.proposing_apart import propose_apart
from ensemble.work.contracts.models import Agreement, Envelope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator", "helene")]


@pytest.fixture
def drafted(build, mission, ines, now):
    build.a_safe(mission, ines, at=now)
    build.prepared(mission, at=now)
    return mission


def at(name, thing):
    return reverse(f"contracts:{name}", args=[thing.public_id])


def test_talent_reads_its_words_and_sends_it(as_, drafted, claire):
    page = as_(claire).get(at("propose_apart", drafted)).content.decode()
    assert "trois ans" in page
    assert "L. 131-3" in page

    assert as_(claire).post(at("propose_apart", drafted), {}).status_code == 422
    sent = as_(claire).post(at("propose_apart", drafted), {"kind": "nda_alone"})
    assert sent.status_code == 303
    again = as_(claire).post(at("propose_apart", drafted), {"kind": "nda_alone"})
    assert again.status_code == 409
    assert Agreement.objects.apart().get().kind == "nda_alone"


def test_each_side_finds_it_on_the_page_and_draft_terms_stay_hidden(
    as_, drafted, claire, karim, petit, helene, now
):
    paper = propose_apart(drafted, "nda_alone", by=claire, at=now, buyer=helene)
    sign = at("sign", Envelope.objects.about(paper).get())
    assert sign in as_(karim.person).get(at("mission", drafted)).content.decode()
    assert sign in as_(helene).get(at("mission", drafted)).content.decode()
    assert sign not in as_(petit).get(at("mission", drafted)).content.decode()
    assert "30 avril" not in as_(karim.person).get(at("mission", drafted)).content.decode()
    assert paper.title in as_(karim.person).get(at("papers", drafted)).content.decode()


def test_talent_alone_withdraws_it(as_, drafted, claire, karim, now):
    paper = propose_apart(drafted, "ip_alone", by=claire, at=now)
    withdraw = at("withdraw_apart", paper)
    assert withdraw in as_(claire).get(at("papers", drafted)).content.decode()
    assert withdraw not in as_(karim.person).get(at("papers", drafted)).content.decode()

    assert as_(karim.person).post(withdraw).status_code == 403
    assert as_(claire).post(withdraw).status_code == 303
    paper.refresh_from_db()
    assert paper.state == "void"
