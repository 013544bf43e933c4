from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ensemble.foundation.accounts.actions.granting import grant_from_console
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.storing import default_storage
from ensemble.foundation.mailroom.models import Letter
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.verifying import reject, verify
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.tests.builders import PDF, a_business, a_paper

pytestmark = pytest.mark.django_db
RECENT = date(2026, 10, 1)


def test_it_says_who_when_and_what(karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    verify(paper, result="Code reconnu par l’Urssaf.", code="7XK244PQ", by=ines, at=now)
    paper.refresh_from_db()
    assert (paper.state, paper.verified_by, paper.verified_at) == ("verified", ines, now)
    assert (paper.result, paper.code) == ("Code reconnu par l’Urssaf.", "7XK244PQ")


def test_the_database_keeps_no_verification_without_a_name(karim, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=paper.pk).update(state="verified")


def test_it_tells_why_a_paper_is_to_be_done_again(karim, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    reject(paper, reason="La deuxième page manque.", by=ines, at=now)
    letter = Letter.objects.get(to=karim.person, kind="compliance/document_rejected")
    assert "La deuxième page manque." in letter.text


@pytest.mark.parametrize("decide", ["verify", "reject"])
def test_an_identity_image_leaves_once_it_is_read(karim, ines, now, decide):
    paper = a_paper(a_business(karim, at=now), "identity", issued_on=RECENT, at=now)
    where = paper.file.location
    assert default_storage.exists(where)
    if decide == "verify":
        verify(paper, result="Passeport lu.", by=ines, at=now)
    else:
        reject(paper, reason="Illisible.", by=ines, at=now)
    run_waiting()
    paper.refresh_from_db()
    assert not default_storage.exists(where)
    assert StoredFile.objects.get(pk=paper.file_id).state == "purged"
    assert len(paper.sha256) == 64
    assert paper.verified_at == now


def test_an_identity_is_sealed_while_it_waits(karim, now):
    paper = a_paper(a_business(karim, at=now), "identity", issued_on=RECENT, at=now)
    with default_storage.open(paper.file.location) as kept:
        assert b"%PDF" not in kept.read()


def test_nobody_verifies_a_file_still_being_checked(karim, ines, now):
    business = a_business(karim, at=now)
    paper = file_document(
        business, "vigilance", content=PDF, name="a.pdf", issued_on=RECENT, by=karim.person, at=now
    )
    with pytest.raises(TooLate):
        verify(paper, result="Lu.", by=ines, at=now)


def test_only_finance_verifies_and_never_its_own(karim, claire, ines, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    for person in (claire, karim.person):
        with pytest.raises(Refused):
            verify(paper, result="Lu.", by=person, at=now)
    grant_from_console(karim.person, "finance", at=now)
    with pytest.raises(Refused):
        verify(paper, result="Lu.", by=karim.person, at=now)


def test_of_two_people_one_decides(karim, ines, bruno, now):
    paper = a_paper(a_business(karim, at=now), issued_on=RECENT, at=now)
    theirs = Document.objects.with_names().get(pk=paper.pk)
    verify(paper, result="Lu.", by=ines, at=now)
    with pytest.raises(TooLate):
        verify(theirs, result="Lu.", by=bruno, at=now)
