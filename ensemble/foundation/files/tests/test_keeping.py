"""What comes in is known by its content, kept whole, and readable once it has been looked at."""

import hashlib
import struct
import zipfile
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.actions.keeping import keep, keep_made
from ensemble.foundation.files.kinds import FileKind
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.refusals import Unfit
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.files.tests.builders import (
    PAPER,
    TOLD,
    archive,
    bomb_pdf,
    huge_png,
    locked_pdf,
    pdf,
    pdf_with_a_file,
    pdf_with_a_program,
    picture,
    word,
)
from ensemble.foundation.files.types import PNG
from ensemble.foundation.timeline.models import Entry

pytestmark = pytest.mark.django_db


def kept(content: bytes, now, *, name: str = "x", kind: FileKind = PAPER) -> StoredFile:
    stored = keep(content, name=name, kind=kind, by=None, at=now)
    run_waiting()
    stored.refresh_from_db()
    return stored


def test_it_hides_a_pdf_until_a_process_of_its_own_has_looked_at_it(now):
    stored = keep(pdf(), name="Contrat.PDF", kind=PAPER, by=None, at=now)
    assert (stored.state, stored.mime) == ("checking", "application/pdf")
    with pytest.raises(TooLate, match="en vérification"):
        as_attachment(stored)
    run_waiting()
    stored.refresh_from_db()
    assert (stored.state, content_of(stored)) == ("kept", pdf())
    assert Entry.objects.get().verb == "files.kept"


def test_it_serves_a_download_that_no_browser_opens(now):
    response = as_attachment(kept(pdf(), now, name='dé"\r\nX: 1.pdf'))
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Security-Policy"].startswith("sandbox")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith("attachment; ")
    assert "\r" not in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (pdf_with_a_program(), "script"),
        (pdf_with_a_file("facture.exe"), "enclosed"),
        (locked_pdf(), "locked"),
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
    ],
    ids=["program", "enclosed", "locked", "damaged"],
)
def test_it_refuses_a_pdf_after_a_look_inside(now, content, refusal):
    stored = kept(content, now)
    assert (stored.state, stored.refusal) == ("refused", refusal)
    assert stored.why_refused
    with pytest.raises(TooLate):
        content_of(stored)


def test_it_refuses_a_pdf_that_unfolds_without_end(now):
    assert kept(bomb_pdf(), now).refusal == "folded"


def test_it_refuses_a_pdf_of_ten_thousand_pages(now):
    assert kept(pdf(pages=10_000), now).refusal == "pages"


def test_it_keeps_a_pdf_that_carries_its_data(now):
    assert kept(pdf_with_a_file("factur-x.xml"), now).state == "kept"


def slips_out() -> bytes:
    return archive({"../../etc/cron.d/x": b"x"})


def linked() -> bytes:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    return archive({"a.txt": b"a"}, inside=link)


def lying(content: bytes) -> bytes:
    """The same archive, whose directory declares every part as one byte once unfolded."""
    tampered = bytearray(content)
    at = tampered.find(b"PK\x01\x02")
    while at != -1:
        tampered[at + 24 : at + 28] = struct.pack("<I", 1)
        at = tampered.find(b"PK\x01\x02", at + 4)
    return bytes(tampered)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", "empty"),
        (b"x" * 5_000_001, "heavy"),
        (b"MZ\x90\x00\x03", "kind"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "kind"),
        (huge_png(), "pixels"),
        (huge_png(20_000), "pixels"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "damaged"),
        (archive({"a.txt": b"\0" * 110_000_000}), "folded"),
        (archive({"a.zip": b"PK"}), "folded"),
        (word(**{"word/vbaProject.bin": b"x"}), "script"),
        (slips_out(), "damaged"),
        (linked(), "damaged"),
        (archive({"/etc/passwd": b"x"}), "damaged"),
        (archive({"word\\..\\..\\x": b"x"}), "damaged"),
        (lying(archive({"a.txt": b"\0" * 110_000_000})), "damaged"),
        (archive({f"{number}.txt": b"" for number in range(2_001)}), "folded"),
        (b"PK\x03\x04 and no more", "damaged"),
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>',
            "entities",
        ),
        (b'<?xml version="1.0" encoding="UTF-7"?><a/>', "damaged"),
    ],
)
def test_it_refuses_at_once(now, content, refusal):
    with pytest.raises(Unfit) as caught:
        keep(content, name="x", kind=PAPER, by=None, at=now)
    assert caught.value.code == refusal
    assert not StoredFile.objects.exists()


def test_a_drawing_with_a_script_is_no_picture(now):
    only_pictures = FileKind("files.pictures", accepts=(PNG,), term=TOLD)
    with pytest.raises(Unfit, match="PNG"):
        keep(b"<svg><script/></svg>", name="moi.png", kind=only_pictures, by=None, at=now)


def test_it_draws_a_picture_anew_without_what_the_camera_knew(now):
    stored = kept(picture(), now, name="moi.jpeg")
    assert (stored.state, stored.name) == ("kept", "moi.jpeg")
    with Image.open(BytesIO(content_of(stored))) as drawn:
        assert (drawn.size, dict(drawn.getexif())) == ((64, 48), {})


@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("../../etc/x.pdf\r\nX: 1", pdf(), "x.pdf"),
        ("relevé.CSV", b"a;b\n1;2", "relevé.csv"),
        ("page.html", b"a;b\n1;2", "page.txt"),
        ("\u202efdp.exe", pdf(), "fdp.pdf"),
        ("", word(), "document.docx"),
        ("n" * 300, pdf(), "n" * 116 + ".pdf"),
    ],
)
def test_it_gives_it_back_under_a_harmless_name(now, name, content, shown):
    stored = keep(content, name=name, kind=PAPER, by=None, at=now)
    assert stored.name == shown
    assert not {"csv", "pdf", "etc"} & set(stored.location.replace(".", "/").split("/"))


def test_it_keeps_what_we_made_to_the_byte(now):
    stored = keep_made(pdf(), name="facture.pdf", kind=PAPER, at=now)
    assert (stored.state, stored.sha256) == ("kept", hashlib.sha256(pdf()).hexdigest())
    with default_storage.open(stored.location) as file:
        assert file.read() == content_of(stored) == pdf()
