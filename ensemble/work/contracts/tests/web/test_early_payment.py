"""The discount of a client who pays early: agreed with the terms, said on the papers, none otherwise."""

from decimal import Decimal

import pytest

from ensemble.work.contracts.blanks import payment_in_words
from ensemble.work.contracts.models import Terms

SAID = {
    "model": "resale",
    "starts_on": "2026-12-07",
    "ends_on": "2027-04-30",
    "days": "60",
    "payment_method": "net",
    "payment_days": "30",
}


@pytest.fixture
def prepare(as_, claire, mission, to):
    return lambda **said: as_(claire).post(to("prepare", mission), SAID | said)


def test_none_is_agreed_unless_it_is_said(prepare):
    assert prepare().status_code == 303

    terms = Terms.objects.get()
    assert (terms.discount, terms.discount_days) == (0, 0)
    assert "escompte" not in payment_in_words(terms)


def test_a_percentage_and_days_stand_on_the_papers(prepare):
    assert prepare(discount="1,5", discount_days="10").status_code == 303

    terms = Terms.objects.get()
    assert (terms.discount, terms.discount_days) == (Decimal("1.50"), 10)
    words = payment_in_words(terms).replace("\xa0", " ")
    assert "un escompte de 1,5 % pour un paiement sous 10 jours" in words


@pytest.mark.parametrize(
    "said",
    [
        {"discount": "2"},
        {"discount_days": "10"},
        {"discount": "20", "discount_days": "10"},
        {"discount": "2", "discount_days": "0"},
        {"discount": "2", "discount_days": "10", "model": "agency"},
    ],
    ids=["no days", "no percentage", "too much", "no day", "agency"],
)
def test_half_a_discount_is_sent_back_with_its_answers(prepare, said):
    answer = prepare(**said)

    assert answer.status_code == 422
    assert not Terms.objects.exists()


def test_a_discount_after_the_last_day_to_pay_is_no_discount(prepare):
    assert prepare(discount="2", discount_days="30").status_code == 409
