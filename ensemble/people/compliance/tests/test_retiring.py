"""Papers that serve no more have a last day; those in use have none."""

from contextlib import suppress
from datetime import date

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.storing import default_storage
from ensemble.foundation.files.tests.builders import pdf_with_a_program
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.verifying import reject
from ensemble.people.compliance.tests.builders import PDF, a_business, a_paper, a_verified_paper
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


def test_one_found_wanting_after_it_was_relied_upon_stays_a_proof(karim, ines, now):
    paper = a_verified_paper(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    reject(paper, reason="Il est au nom d’une autre entreprise.", by=ines, at=now)
    assert last_day(paper) == date(2032, 11, 12)


@pytest.mark.parametrize("kind", ["identity", "registration"])
def test_what_nobody_had_read_goes_with_whoever_leaves(karim, now, kind):
    paper = a_paper(a_business(karim, at=now), kind, issued_on=RECENT, at=now)
    leave(karim, by=karim.person, at=now)
    run_waiting()
    paper.refresh_from_db()
    paper.file.refresh_from_db()
    assert (paper.state, paper.file.state, paper.file.purge_reason) == (
        "withdrawn",
        "purged",
        "left",
    )
    assert not default_storage.exists(paper.file.location)


def test_an_identity_still_being_checked_goes_with_whoever_leaves(karim, now):
    business = a_business(karim, at=now)
    facts = {"name": "cni.pdf", "issued_on": RECENT, "expires_on": date(2030, 1, 1)}
    paper = file_document(business, "identity", content=PDF, by=karim.person, at=now, **facts)
    leave(karim, by=karim.person, at=now)
    with suppress(TooLate):  # the job that was looking at it comes too late
        run_waiting()
    run_waiting()
    paper.refresh_from_db()
    assert (paper.state, paper.file.state) == ("withdrawn", "purged")
    assert not default_storage.exists(paper.file.location)


def test_an_identity_that_hides_something_is_erased_and_its_line_stays(karim, now):
    business = a_business(karim, at=now)
    facts = {"name": "cni.pdf", "issued_on": RECENT, "expires_on": date(2030, 1, 1)}
    paper = file_document(
        business, "identity", content=pdf_with_a_program(), by=karim.person, at=now, **facts
    )
    run_waiting()
    paper.refresh_from_db()
    assert (paper.state, paper.file.state) == ("refused", "refused")
    assert paper.result == paper.file.why_refused
    assert not default_storage.exists(paper.file.location)
    assert (paper.file.key, len(paper.sha256)) == (None, 64)
