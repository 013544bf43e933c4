"""A mandate of self-billing is signed as every paper is, and its sealed file stays with it."""

from datetime import timedelta

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers.sealing import check
from ensemble.money.invoicing.actions.mandating import propose_mandate
from ensemble.money.invoicing.models import Mandate
from ensemble.people.compliance.tests.builders import a_business
from ensemble.work.contracts.actions.mandating import send_mandate
from ensemble.work.contracts.actions.signing import lapse, refuse
from ensemble.work.contracts.models import Agreement, Envelope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator")]


@pytest.fixture
def mandate(karim, now):
    a_business(karim, status="micro", at=now)
    return propose_mandate(karim, by=karim.person, at=now)


def test_it_is_sent_by_itself_and_once(mandate, karim, now):
    run_waiting()
    envelope = Envelope.objects.get()
    assert send_mandate(mandate, by=karim.person, at=now) == envelope
    assert [one.operator for one in envelope.in_order()] == [False, True]
    assert (envelope.about.kind, envelope.about.parties) == ("self_billing", ["member", "operator"])


def test_it_takes_effect_once_both_have_signed_and_keeps_the_sealed_file(
    build, mandate, karim, ines, now
):
    send_mandate(mandate, by=karim.person, at=now)
    mandate.refresh_from_db()
    assert mandate.state == "proposed"

    build.sign_everything([Agreement.objects.get()], ines, at=now)
    run_waiting()

    mandate.refresh_from_db()
    assert (Mandate.objects.count(), mandate.state, mandate.effective_from) == (
        1,
        "signed",
        now.date(),
    )
    assert mandate.paper == Envelope.objects.get().signed_paper
    assert check(content_of(mandate.paper)).is_genuine


def test_the_mandate_of_a_contract_keeps_its_file_too(build, mission, ines, helene, now):
    build.signed(mission, ines, at=now)
    run_waiting()
    assert check(content_of(Mandate.objects.get().paper)).is_genuine


def test_refused_or_lapsed_it_is_dropped_and_may_be_asked_again(mandate, karim, now):
    envelope = send_mandate(mandate, by=karim.person, at=now)
    refuse(envelope.signers.get(person=karim.person), because="Non.", by=karim.person, at=now)
    mandate.refresh_from_db()
    assert mandate.state == "dropped"
    with pytest.raises(TooLate):
        send_mandate(mandate, by=karim.person, at=now)

    again = propose_mandate(karim, by=karim.person, at=now)
    lapse(send_mandate(again, by=karim.person, at=now), at=now + timedelta(days=30))
    again.refresh_from_db()
    assert again.state == "dropped"


def test_another_member_has_no_part_in_it(mandate, julie, now):
    with pytest.raises(Refused):
        send_mandate(mandate, by=julie.person, at=now)
