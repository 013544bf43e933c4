import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.files.reading import content_of
from ensemble.money.invoicing.models import Mandate
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.reviewing import answer_signals
from ensemble.work.contracts.models import Agreement, Envelope, SubcontractorAcceptance
from ensemble.work.contracts.reading import terms_of

pytestmark = pytest.mark.usefixtures("operator", "helene")


def kinds(papers) -> list[str]:
    return [paper.kind for paper in papers]


def test_it_writes_every_paper_of_a_first_resale(build, mission, ines, claire, now):
    build.a_safe(mission, ines, at=now)
    papers = propose(build.prepared(mission, at=now), by=claire, at=now)
    assert kinds(papers) == ["framework", "self_billing", "order", "subcontract"]
    assert {paper.state for paper in papers} == {"proposed"}
    assert content_of(papers[2].paper).startswith(b"%PDF-1.7")
    assert Envelope.objects.open().count() == 4


def test_it_writes_a_contract_between_both_in_agency(build, mission, ines, claire, now):
    build.a_safe(mission, ines, at=now)
    papers = propose(build.prepared(mission, at=now, model="agency"), by=claire, at=now)
    assert kinds(papers) == ["framework", "self_billing", "order", "mandate"]
    assert papers[2].parties == ["client", "member"]


def test_it_sends_nothing_twice(build, mission, ines, claire, now):
    build.a_safe(mission, ines, at=now)
    terms = build.prepared(mission, at=now)
    propose(terms, by=claire, at=now)
    assert propose(terms, by=claire, at=now) == []


def test_it_waits_for_someone_to_read_the_signals(build, mission, ines, claire, karim, now):
    build.a_safe(mission, ines, at=now)
    from ensemble.work.contracts.actions.preparing import prepare

    terms = prepare(mission, build.conditions(mission), by=claire, at=now)
    answer_signals(mission, {"hours": "8 h à 17 h"}, by=karim.person, at=now)
    with pytest.raises(TooLate):
        propose(terms, by=claire, at=now)
    assert not Agreement.objects.exists()


def test_it_waits_for_a_described_business(build, mission, claire, now):
    with pytest.raises(TooLate):
        propose(build.prepared(mission, at=now), by=claire, at=now)


def test_it_is_for_talent(build, mission, ines, karim, helene, now):
    build.a_safe(mission, ines, at=now)
    terms = build.prepared(mission, at=now)
    for person in (karim.person, helene, ines):
        with pytest.raises(Refused):
            propose(terms, by=person, at=now)


def test_signed_by_all_the_terms_hold(build, mission, ines, helene, karim, now, letters_to):
    terms = build.signed(mission, ines, at=now)
    assert terms.state == "agreed"
    assert terms_of(mission, mission.starts_on) == terms
    assert Mandate.objects.effective(now.date()).get().member == karim
    accepted = SubcontractorAcceptance.objects.get(mission=mission)
    assert (accepted.accepted_by, accepted.client_acceptance_on) == (helene, now.date())
    assert letters_to(mission.talent_manager)[-1] == "agreed"


@pytest.mark.parametrize("status", ["portage", "cae"])
def test_r06_the_company_that_carries_is_the_party(
    build, mission, ines, claire, karim, now, status
):
    """The worked case, a portage company; and ours, a co-operative of activity and employment."""
    business = build.a_safe(mission, ines, at=now, status=status)
    business.signatory_phone = "+33639981234"
    business.save()
    papers = propose(build.prepared(mission, at=now), by=claire, at=now)
    signers = Envelope.objects.about(papers[-1]).get().in_order()
    assert [signer.name for signer in signers] == ["Paul Roux", ""]
    assert karim.person not in [signer.person for signer in signers]
