"""Papers that serve no more have a last day; those in use have none."""

from datetime import date

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.people.compliance.actions.verifying import reject
from ensemble.people.compliance.tests.builders import a_business, a_paper, a_verified_paper
from ensemble.people.profiles.actions.pausing import leave

pytestmark = pytest.mark.django_db
RECENT = date(2026, 10, 1)


def last_day(document) -> date | None:
    document.file.refresh_from_db()
    return document.file.keep_until


def test_a_paper_in_use_stays(karim, ines, now):
    paper = a_verified_paper(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    assert last_day(paper) is None


def test_the_one_it_replaces_is_kept_for_proof(karim, ines, now):
    business = a_business(karim, at=now)
    former = a_verified_paper(business, by=ines, issued_on=RECENT, at=now)
    other = a_verified_paper(business, "registration", by=ines, issued_on=RECENT, at=now)
    current = a_verified_paper(business, by=ines, issued_on=date(2026, 11, 2), at=now)
    assert last_day(former) == date(2032, 11, 12)
    assert last_day(current) is None
    assert last_day(other) is None


def test_a_rejected_one_stays_for_three_months(karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    reject(paper, reason="Illisible.", by=ines, at=now)
    assert last_day(paper) == date(2027, 2, 10)


def test_whoever_leaves_leaves_proofs_and_no_more(karim, ines, now):
    paper = a_verified_paper(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    leave(karim, by=karim.person, at=now)
    run_waiting()
    assert last_day(paper) == date(2032, 11, 12)
