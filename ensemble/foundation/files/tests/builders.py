"""Files of every sort, made here: none is kept in the repository."""

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
from PIL import Image

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import Term
from ensemble.foundation.files.types import DOCX, JPEG, PDF, PNG, TEXT, XLSX, XML, ZIP

TOLD = Term("files.accounting_years", since=("files.told",))
ANYTHING = (PDF, DOCX, XLSX, ZIP, PNG, JPEG, XML, TEXT)
PAPER = register(FileKind("files.test", accepts=ANYTHING, largest=5_000_000, term=TOLD))
SECRET = register(FileKind("files.test_secret", accepts=(PDF, PNG, TEXT), secret=True, term=TOLD))


def pdf(*, pages: int = 1, **root) -> bytes:
    document, written = pikepdf.new(), BytesIO()
    for _page in range(pages):
        document.add_blank_page(page_size=(200, 200))
    for name, value in root.items():
        document.Root[f"/{name}"] = value
    document.save(written, deterministic_id=True)
    return written.getvalue()


def pdf_with_a_program() -> bytes:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    return pdf(OpenAction=action)


def pdf_with_a_file(name: str) -> bytes:
    document, written = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.attachments[name] = b"MZ anything"
    document.save(written)
    return written.getvalue()


def locked_pdf() -> bytes:
    document, written = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.save(written, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return written.getvalue()


def bomb_pdf(megabytes: int = 600) -> bytes:
    """A stream of a few hundred kilobytes that unfolds into far more."""
    document, written = pikepdf.new(), BytesIO()
    document.add_blank_page()
    packer = zlib.compressobj(9)
    folded = b"".join(packer.compress(b"\0" * 2**20) for _ in range(megabytes)) + packer.flush()
    bomb = pikepdf.Stream(document, b"")
    bomb.write(folded, filter=pikepdf.Name.FlateDecode)
    document.Root["/Bomb"] = document.make_indirect(bomb)
    document.save(written)
    return written.getvalue()


def archive(parts: dict[str, bytes], *, inside: zipfile.ZipInfo | None = None) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
        if inside is not None:
            zipped.writestr(inside, b"/etc/passwd")
    return written.getvalue()


def word(**more: bytes) -> bytes:
    return archive({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"} | more)


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A photograph that says where it was taken."""
    written, told = BytesIO(), Image.Exif()
    told[0x9286] = "rue de la Charité"
    told.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", size, "orange").save(written, kind, exif=told)
    return written.getvalue()


def huge_png(side: int = 10_000) -> bytes:
    """A few kilobytes that unfold into a hundred million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    rows = zlib.compress(b"\x00" * ((side // 8 + 1) * side), 9)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
