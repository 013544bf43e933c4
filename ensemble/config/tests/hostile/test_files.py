"""Files that are not what they say, or that grow once opened (33, 34, 36 to 38)."""

import re
import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from ensemble.config.settings import ROOT
from ensemble.config.tests.authorization.worlds.needs import BRIEF
from ensemble.foundation.files.checking import settle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.tests.builders import archive, word
from ensemble.people.profiles.models import Card
from ensemble.work.missions.models import Brief

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
POLYGLOT = BRIEF + b"<script>alert(1)</script>"


def huge_png(side: int = 10_000) -> bytes:
    """A few kilobytes that unfold into a hundred million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * side), 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def with_place() -> bytes:
    """A photograph that says where it was taken."""
    drawn, told = BytesIO(), Image.Exif()
    told[0x9286] = "rue de la Charité"
    told.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (64, 48), "orange").save(drawn, "JPEG", exif=told)
    return drawn.getvalue()


@pytest.fixture
def browser(world):
    def of(column: str) -> Client:
        client = Client()
        client.cookies.load(world.cookies[column])
        return client

    return of


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("moi.svg", SVG),
        ("moi.png", SVG),
        ("moi.png", huge_png()),
        ("moi.jpg", BRIEF),
        ("moi.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"),
        ("moi.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
    ],
)
def test_a_portrait_is_a_picture_of_a_reasonable_size(world, browser, name, content):
    before = Card.objects.get(pk=world.karim.card.pk).portrait.name
    url = reverse("profiles:change_portrait")
    answer = browser("own").post(url, {"picture": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422
    assert Card.objects.get(pk=world.karim.card.pk).portrait.name == before


def test_a_portrait_is_drawn_anew_without_what_the_camera_knew(world, browser):
    url = reverse("profiles:change_portrait")
    sent = {"picture": SimpleUploadedFile("../../moi\r\nX: 1.jpg", with_place())}
    assert browser("own").post(url, sent).status_code == 303
    kept = Card.objects.get(pk=world.karim.card.pk).portrait
    with kept.open() as file, Image.open(file) as picture:
        assert (picture.format, dict(picture.getexif())) == ("WEBP", {})
    assert "moi" not in kept.name
    assert ".." not in kept.name


@pytest.mark.parametrize(
    "content",
    [
        word(**{"word/media/a.bin": b"\0" * 110_000_000}),
        archive({"a.txt": b"\0" * 110_000_000}),
        archive({"a.zip": archive({"b.zip": b"PK"})}),
        word(**{"../../etc/cron.d/x": b"x"}),
        word(**{"word/vbaProject.bin": b"x"}),
    ],
    ids=["a swollen document", "a swollen archive", "one in another", "outside", "with macros"],
)
def test_a_brief_that_unfolds_without_end_or_leaves_its_folder_is_given_back(
    world, browser, content
):
    assert len(content) < 1_000_000
    before, url = (
        StoredFile.objects.count(),
        reverse("missions:attach_brief", args=[world.asked.public_id]),
    )
    answer = browser("ops").post(url, {"brief": SimpleUploadedFile("brief.docx", content)})
    assert answer.status_code == 422
    assert StoredFile.objects.count() == before


def test_a_document_that_is_also_a_page_stays_a_download(world, browser):
    need = world.asked.public_id
    sent = {"brief": SimpleUploadedFile("page.html", POLYGLOT, content_type="text/html")}
    answer = browser("ops").post(reverse("missions:attach_brief", args=[need]), sent)
    assert answer.status_code == 303
    settle(Brief.objects.get(need=world.asked).file, at=timezone.now())
    answer = browser("tal").get(reverse("missions:brief", args=[need]))
    assert answer.getvalue() == POLYGLOT
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_people_sent_leaves_by_two_doors_only():
    """docs/decisions/0010: a download, and the portrait that we drew anew."""
    gives_bytes = re.compile(r"FileResponse\(|HttpResponse\(\s*(content_of\(|content\b)")
    doors = {
        str(path.relative_to(ROOT / "ensemble"))
        for path in (ROOT / "ensemble").rglob("*.py")
        if "tests" not in path.parts and gives_bytes.search(path.read_text())
    }
    ours = {"money/ledger/web/exports.py"}  # the file for tax audits: nobody sent it
    assert doors - ours == {"foundation/files/serving.py", "people/profiles/portraits.py"}
