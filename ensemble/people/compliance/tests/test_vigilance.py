"""Whether a business may be contracted with and paid on a day: R01 and R03, status by status."""

from datetime import date

import pytest

from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.actions.describing import choose_status, describe
from ensemble.people.compliance.actions.verifying import reject
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.standings import months_after, safe_of
from ensemble.people.compliance.tests.builders import (
    a_business,
    a_full_safe,
    a_paper,
    a_verified_paper,
)
from ensemble.people.compliance.vigilance import vigilance_of, vigilance_of_each

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)
RECENT = date(2026, 10, 1)


def states(business, on=TODAY) -> dict[str, str]:
    return {one.requirement.kind.value: one.state for one in safe_of(business, on=on)}


def test_r01_a_certificate_received_is_not_verified(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    assert vigilance_of(business, on=TODAY).code == "VIGILANCE_VERIFIED"
    other = a_business(karim, at=now, siren="404833048", siret="40483304800022")
    a_paper(other, issued_on=RECENT, at=now)
    told = vigilance_of(other, on=TODAY)
    assert (told.verified, told.code) == (False, "VIGILANCE_NOT_VERIFIED")
    assert [one.state for one in told.missing] == ["received", "missing", "missing"]


def certificate(karim, ines, now, issued_on):
    """Everything verified; its certificate of that day."""
    business = a_business(karim, at=now)
    for one in REQUIREMENTS["micro"][1:]:
        a_verified_paper(business, one.kind, by=ines, issued_on=RECENT, at=now)
    a_verified_paper(business, by=ines, issued_on=issued_on, at=now)
    return business


def test_r03_age_is_tested_on_the_check_date(karim, ines, now):
    business = certificate(karim, ines, now, date(2026, 5, 15))
    assert vigilance_of(business, on=date(2026, 11, 10)).verified
    assert vigilance_of(business, on=date(2026, 11, 14)).verified
    assert vigilance_of(business, on=date(2026, 11, 15)).code == "VIGILANCE_TOO_OLD"
    assert vigilance_of(business, on=date(2026, 11, 20)).code == "VIGILANCE_TOO_OLD"


def test_r03_between_two_checks_age_is_a_warning(karim, ines, now):
    business = certificate(karim, ines, now, date(2026, 5, 15))
    told = vigilance_of(business, on=date(2026, 11, 20), checked_on=date(2026, 9, 1))
    assert told.verified
    assert [one.requirement.kind for one in told.ageing] == ["vigilance"]


def test_r03_the_operator_may_prefer_the_stricter_reading(karim, ines, now):
    DatedValue.objects.filter(name="vigilance.continuous").update(value="1")
    business = certificate(karim, ines, now, date(2026, 5, 15))
    told = vigilance_of(business, on=date(2026, 11, 20), checked_on=date(2026, 9, 1))
    assert told.code == "VIGILANCE_TOO_OLD"


def test_a_newer_certificate_takes_over_once_it_is_verified(karim, ines, now):
    business = certificate(karim, ines, now, date(2026, 5, 15))
    a_paper(business, issued_on=date(2026, 11, 5), at=now)
    assert vigilance_of(business, on=date(2026, 11, 20)).verified is False
    a_verified_paper(business, by=ines, issued_on=date(2026, 11, 6), at=now)
    assert vigilance_of(business, on=date(2026, 11, 20)).verified


@pytest.mark.parametrize("status", REQUIREMENTS)
def test_each_status_is_asked_its_own_papers(karim, ines, now, status):
    business = a_business(karim, status=status, at=now)
    assert vigilance_of(business, on=TODAY).verified is False
    a_full_safe(business, by=ines, issued_on=RECENT, at=now)
    assert set(states(business).values()) == {"verified"}
    assert vigilance_of(business, on=TODAY).verified


def test_what_our_contracts_ask_blocks_nothing_of_the_law(karim, ines, now):
    business = a_business(karim, at=now)
    for kind in ("vigilance", "registration", "employees"):
        a_verified_paper(business, kind, by=ines, issued_on=RECENT, at=now)
    assert vigilance_of(business, on=TODAY).verified
    assert states(business)["insurance"] == "missing"


def test_a_guarantee_that_ended_blocks(karim, ines, now):
    business = a_full_safe(
        a_business(karim, status="portage", at=now), by=ines, issued_on=RECENT, at=now
    )
    assert vigilance_of(business, on=date(2027, 3, 31)).verified
    a_verified_paper(business, by=ines, issued_on=date(2027, 9, 20), at=now)
    assert vigilance_of(business, on=date(2027, 10, 1)).code == "VIGILANCE_EXPIRED"


def test_a_paper_read_again_and_rejected_counts_no_more(karim, ines, now):
    business = certificate(karim, ines, now, RECENT)
    paper = business.documents.filter(kind="vigilance").get()
    reject(paper, reason="Le code n’est pas connu de l’Urssaf.", by=ines, at=now)
    assert vigilance_of(business, on=TODAY).code == "VIGILANCE_NOT_VERIFIED"


def test_papers_speak_of_the_company_of_their_day(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    describe(business, by=karim.person, at=now, siren="404833048", siret="40483304800022")
    assert set(states(business).values()) == {"missing"}


def test_nobody_is_contracted_with_before_they_are_described(karim, now):
    assert vigilance_of(None, on=TODAY).code == "VIGILANCE_NO_BUSINESS"
    business = choose_status(karim, "micro", by=karim.person, at=now)
    assert vigilance_of(business, on=TODAY).code == "VIGILANCE_NO_BUSINESS"


@pytest.mark.parametrize(
    ("status", "by_member"),
    [("portage", False), ("cae", False)]  # the worked case, then ours
    + [(status, True) for status in ("micro", "ei", "eurl", "sasu", "association", "eu_firm")],
)
def test_r06_whoever_is_employed_does_not_sign_for_the_employer(karim, now, status, by_member):
    assert a_business(karim, status=status, at=now).is_signed_by_its_member is by_member


def test_each_answer_is_a_sentence(karim, ines, now):
    business = a_business(karim, at=now)
    told = vigilance_of(business, on=TODAY)
    assert "Vigilance certificate" in told.sentence or "Attestation de vigilance" in told.sentence
    a_full_safe(business, by=ines, issued_on=RECENT, at=now)
    assert vigilance_of(business, on=TODAY).sentence


def test_many_are_judged_as_one_is_in_three_queries(
    karim, julie, nadia, ines, now, django_assert_num_queries
):
    full = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    aged = certificate(julie, ines, now, date(2026, 5, 11))
    empty = a_business(nadia, at=now)
    asked = [full, aged, empty]
    with django_assert_num_queries(3):
        told = vigilance_of_each(asked, on=TODAY, checked={aged.pk: date(2026, 9, 1)})
    assert [told[one.pk].verified for one in asked] == [True, True, False]
    assert told[empty.pk] == vigilance_of(empty, on=TODAY)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 15), 6, date(2026, 11, 15)),
    ],
)
def test_months_end_where_months_end(day, months, later):
    assert months_after(day, months) == later
