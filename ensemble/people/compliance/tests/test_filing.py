from datetime import date

import pytest
from django.core.exceptions import ValidationError

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.mailroom.models import Letter
from ensemble.people.compliance.actions.describing import choose_status
from ensemble.people.compliance.actions.filing import file_document, withdraw_document
from ensemble.people.compliance.actions.verifying import verify
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.tests.builders import PDF, a_business, a_paper

pytestmark = pytest.mark.django_db
RECENT = date(2026, 10, 1)


def test_it_keeps_the_paper_and_what_was_said_of_it(karim, now):
    business = a_business(karim, at=now)
    paper = a_paper(business, issued_on=RECENT, code="7XK2 44PQ", at=now)
    assert (paper.state, paper.issued_on, paper.code) == ("received", RECENT, "7XK2 44PQ")
    assert (paper.about_number, paper.sha256) == ("732829320", paper.file.sha256)
    assert paper.file.is_readable


def test_a_new_one_takes_the_place_of_the_one_nobody_read(karim, now):
    business = a_business(karim, at=now)
    first = a_paper(business, issued_on=RECENT, at=now)
    second = a_paper(business, issued_on=date(2026, 11, 2), at=now)
    first.refresh_from_db()
    run_waiting()
    assert (first.state, second.state) == ("withdrawn", "received")
    assert StoredFile.objects.get(pk=first.file_id).state == "purged"


def test_it_waits_for_the_business_to_be_described(karim, now):
    business = choose_status(karim, "micro", by=karim.person, at=now)
    with pytest.raises(TooLate):
        a_paper(business, issued_on=RECENT, at=now)


def test_it_takes_only_what_that_status_is_asked(karim, now):
    with pytest.raises(TooLate):
        a_paper(a_business(karim, at=now), "guarantee", issued_on=RECENT, at=now)


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<html><script>alert(1)</script></html>",
        b"PK\x03\x04 not a paper",
        b"",
    ],
)
def test_it_refuses_what_is_no_paper(karim, now, content):
    business = a_business(karim, at=now)
    with pytest.raises(ValidationError):
        file_document(
            business,
            "vigilance",
            content=content,
            name="papier.pdf",
            issued_on=RECENT,
            by=karim.person,
            at=now,
        )
    assert not Document.objects.exists()


def test_a_file_that_hides_something_is_turned_down_and_told(karim, now):
    business = a_business(karim, at=now)
    script = PDF.replace(
        b"/Pages 2 0 R>>", b"/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"
    )
    paper = file_document(
        business,
        "vigilance",
        content=script,
        name="papier.pdf",
        issued_on=RECENT,
        by=karim.person,
        at=now,
    )
    run_waiting()
    paper.refresh_from_db()
    assert paper.state == "refused"
    assert Letter.objects.filter(to=karim.person, kind="compliance/document_refused").count() == 1
    a_paper(business, issued_on=RECENT, at=now)


def test_it_is_taken_back_until_someone_read_it(karim, julie, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    with pytest.raises(Refused):
        withdraw_document(paper, by=julie.person, at=now)
    verify(paper, result="Lu.", by=ines, at=now)
    with pytest.raises(TooLate):
        withdraw_document(paper, by=karim.person, at=now)


def test_nobody_files_for_someone_else(karim, ines, now):
    business = a_business(karim, at=now)
    with pytest.raises(Refused):
        file_document(
            business, "vigilance", content=PDF, name="a.pdf", issued_on=RECENT, by=ines, at=now
        )
