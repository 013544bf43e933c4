"""The button of a mandate leads to its paper, read and signed as every other."""

import pytest
from django.urls import reverse

from ensemble.money.invoicing.actions.mandating import propose_mandate
from ensemble.people.compliance.tests.builders import a_business
from ensemble.work.contracts.models import Envelope

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator")]


@pytest.fixture
def sign(karim, now):
    a_business(karim, status="micro", at=now)
    mandate = propose_mandate(karim, by=karim.person, at=now)
    return reverse("contracts:sign_mandate", args=[mandate.public_id])


def test_the_member_is_led_to_the_paper(as_, sign, karim):
    answer = as_(karim.person).post(sign)
    envelope = Envelope.objects.get()
    assert answer.headers["Location"] == reverse("contracts:sign", args=[envelope.public_id])
    assert "Autofacturation" in as_(karim.person).get(answer.headers["Location"]).content.decode()


def test_nobody_signs_for_a_member(as_, sign, ines, julie):
    assert as_(ines).post(sign).status_code == 403
    assert as_(julie.person).post(sign).status_code == 404
    assert not Envelope.objects.exists()
