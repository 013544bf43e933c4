"""The types of file that may come in, each known by its content and never by its name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FileType:
    """`endings`: those a name may keep; the first is given to any other name."""

    mime: str
    label: str
    endings: tuple[str, ...]


PDF = FileType("application/pdf", "PDF", (".pdf",))
DOCX = FileType(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "Word (DOCX)",
    (".docx",),
)
XLSX = FileType(
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (XLSX)", (".xlsx",)
)
PNG = FileType("image/png", "PNG", (".png",))
JPEG = FileType("image/jpeg", "JPEG", (".jpg", ".jpeg"))
WEBP = FileType("image/webp", "WebP", (".webp",))
XML = FileType("application/xml", "XML", (".xml", ".ofx"))
TEXT = FileType("text/plain", "CSV", (".txt", ".csv", ".ofx", ".json", ".tsv"))
ZIP = FileType("application/zip", "ZIP", (".zip",))

PICTURES = (PNG, JPEG, WEBP)
ARCHIVES = (DOCX, XLSX, ZIP)
BY_MIME = {one.mime: one for one in (PDF, DOCX, XLSX, PNG, JPEG, WEBP, XML, TEXT, ZIP)}
