import io
import struct
import zipfile

import pytest
from django.core.exceptions import ValidationError

from ensemble.foundation.core.errors import Refused
from ensemble.work.missions.actions.attaching import attach_brief, remove_brief
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.briefs import UNFOLDED, kind_of, shown_name
from ensemble.work.missions.models import Brief, Need
from ensemble.work.missions.models.brief import LARGEST_BRIEF

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def word(*parts: tuple[str | zipfile.ZipInfo, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in (
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", b"<document/>"),
            *parts,
        ):
            archive.writestr(name, content)
    return file.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name)
    part.create_system, part.external_attr = 3, 0o120777 << 16
    return part


def lying(content: bytes) -> bytes:
    """The same archive, whose directory declares every part as one byte once unfolded."""
    tampered = bytearray(content)
    at = tampered.find(b"PK\x01\x02")
    while at != -1:
        tampered[at + 24 : at + 28] = struct.pack("<I", 1)
        at = tampered.find(b"PK\x01\x02", at + 4)
    return bytes(tampered)


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, Brief.Kind.PDF), (word(), Brief.Kind.DOCX)], ids=["pdf", "docx"]
)
def test_it_looks_at_what_a_file_is(content, kind):
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>%PDF-1.7</html>",
        b"MZ\x90\x00" + PDF,
        b"PK\x03\x04 and nothing more",
        b"%PDF-1.7" + b"x" * LARGEST_BRIEF,
        word(("../../etc/passwd", b"x")),
        word(("/etc/passwd", b"x")),
        word(("word\\..\\..\\x", b"x")),
        word((link("word/media/x"), b"/etc/passwd")),
        word(("inner.zip", b"PK")),
        word(("word/vbaProject.bin", b"x")),
        word(("word/media/bomb", b"\0" * (UNFOLDED + 1))),
        lying(word(("word/media/bomb", b"\0" * (UNFOLDED + 1)))),
        word(*((f"word/{number}", b"") for number in range(2_001))),
    ],
    ids=[
        *("empty", "page", "program", "broken", "heavy", "slip", "absolute", "backslash", "link"),
        *("nested", "macro", "bomb", "lying bomb", "crowd"),
    ],
)
def test_it_refuses_the_rest(content):
    with pytest.raises(ValidationError):
        kind_of(content)


def test_a_zip_without_a_document_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", b"x")
    with pytest.raises(ValidationError):
        kind_of(file.getvalue())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("cahier des charges.pdf", "cahier des charges.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("x.pdf\r\nX: 1", "x.pdf"),
        ("C:\\dossier\\brief.exe", "brief.pdf"),
        ("\u202efdp.exe\x00", "fdp.pdf"),
        ("", "brief.pdf"),
        ("é" * 300, "é" * 116 + ".pdf"),
    ],
)
def test_it_is_given_back_under_a_harmless_name(name, shown):
    assert shown_name(name, Brief.Kind.PDF) == shown


def test_it_is_kept_under_a_random_name(need, petit, now):
    brief = attach_brief(need, name="brief.pdf", content=PDF, by=petit, at=now)
    assert brief.file.read() == PDF
    assert "brief.pdf" not in brief.file.name
    assert not brief.file.name.endswith(".pdf")
    assert (brief.size, brief.kind) == (len(PDF), "application/pdf")


def test_another_takes_its_place(need, petit, now, django_capture_on_commit_callbacks):
    former = attach_brief(need, name="un.pdf", content=PDF, by=petit, at=now)
    with django_capture_on_commit_callbacks(execute=True):
        attach_brief(need, name="deux.docx", content=word(), by=petit, at=now)
    assert Brief.objects.get().name == "deux.docx"
    assert not former.file.storage.exists(former.file.name)


def test_a_refused_file_leaves_the_former(need, petit, now):
    attach_brief(need, name="un.pdf", content=PDF, by=petit, at=now)
    with pytest.raises(ValidationError):
        attach_brief(need, name="deux.exe", content=b"MZ", by=petit, at=now)
    assert Brief.objects.get().name == "un.pdf"


def test_a_visitor_joins_one_to_her_draft(db, now):
    draft = describe(by=None, draft_key="k" * 40, at=now, title="Un")
    attach_brief(draft, name="b.pdf", content=PDF, by=None, draft_key="k" * 40, at=now)
    with pytest.raises(Refused):
        attach_brief(draft, name="b.pdf", content=PDF, by=None, draft_key="x" * 40, at=now)
    remove_brief(draft, by=None, draft_key="k" * 40, at=now)
    assert not Brief.objects.exists()


def test_it_is_read_by_those_who_read_the_need(need, petit, oscar, ardance, claire, now):
    brief = attach_brief(need, name="b.pdf", content=PDF, by=petit, at=now)
    assert [*Brief.objects.visible_to(claire)] == [*Brief.objects.visible_to(petit)] == [brief]
    assert not Brief.objects.visible_to(oscar)
    with pytest.raises(Refused):
        remove_brief(Need.objects.get(), by=oscar, at=now)
