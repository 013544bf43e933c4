"""A file on its way out: always a download, whatever it holds.

The view that calls this belongs to the parent: it has found the parent by `visible_to` and declares
its right. Nothing here decides who reads.
"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of

HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}


def as_attachment(stored: StoredFile, *, name: str = "") -> HttpResponse:
    """Raises TooLate (409) while the file is being checked, or once it was refused or purged."""
    return download(content_of(stored), name or stored.name)


def download(content: bytes, name: str) -> HttpResponse:
    """The same for bytes that were never stored: an archive, an export."""
    response = HttpResponse(content, content_type="application/octet-stream", headers=HEADERS)
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response
