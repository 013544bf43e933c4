"""The document joined to a need: looked at when it comes, only ever downloaded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.tests.builders import pdf
from ensemble.work.missions.models import Brief
from ensemble.work.missions.tests.web.test_drafts import TYPED

PDF = pdf()


def file(name: str = "besoin.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def joined(as_, petit, need, to):
    as_(petit).post(to("attach_brief", need), {"brief": file()})
    run_waiting()
    return need


def test_it_joins_a_document_before_any_account(as_, claire, to):
    browser = as_()
    browser.post(to("describe"), TYPED)
    answer = browser.post(reverse("missions:draft_brief"), {"brief": file()})
    assert answer.url == to("check")
    assert "besoin.pdf" in browser.get(to("check")).content.decode()
    browser.post(reverse("missions:draft_brief_remove"))
    assert not Brief.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("vide.pdf", b""),
        ("page.pdf", b"<html><script>alert(1)</script></html>"),
        ("lourd.pdf", PDF + b"0" * 10 * 1024 * 1024),
        ("macro.docm", b"PK\x03\x04not really"),
    ],
)
def test_it_refuses_what_is_neither_pdf_nor_word(as_, petit, need, to, name, content):
    answer = as_(petit).post(to("attach_brief", need), {"brief": file(name, content)})
    assert answer.status_code == 422
    assert "brief" in answer.context["form"].errors
    assert not Brief.objects.exists()


def test_it_asks_for_a_file_when_none_came(as_, petit, need, to):
    assert as_(petit).post(to("attach_brief", need), {"x": "1"}).status_code == 422


def test_it_gives_it_back_as_a_download_and_nothing_else(as_, joined, claire, to):
    answer = as_(claire).get(to("brief", joined))
    assert answer.content == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="besoin.pdf"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_it_is_hidden_while_it_is_being_checked(as_, need, petit, claire, to):
    as_(petit).post(to("attach_brief", need), {"brief": file()})
    assert as_(claire).get(to("brief", need)).status_code == 409
    page = as_(claire).get(to("need", need)).content.decode()
    assert "besoin.pdf" in page
    assert to("brief", need) not in page


def test_it_is_unknown_to_everyone_else(as_, joined, oscar, karim, to):
    for stranger in (oscar, karim.person):
        assert as_(stranger).get(to("brief", joined)).status_code == 404
    assert as_().get(to("brief", joined)).status_code == 302


def test_it_is_joined_by_the_client_alone(as_, need, claire, oscar, to):
    assert as_(claire).post(to("attach_brief", need), {"brief": file()}).status_code == 403
    assert as_(oscar).post(to("attach_brief", need), {"brief": file()}).status_code == 404
