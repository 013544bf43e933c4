"""A file on its way out: always a download, whatever it holds.

The view that calls this belongs to the parent: it has found the parent by `visible_to` and declares
its right. Nothing here decides who reads.
"""

from collections.abc import Iterable, Iterator
from datetime import tzinfo

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.http import content_disposition_header

from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of

ANY = "application/octet-stream"
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
    return _attached(HttpResponse(content, content_type=ANY, headers=HEADERS), name)


def download_as_it_comes(pieces: Iterable[bytes], name: str) -> StreamingHttpResponse:
    """The same for what is too large to be held: it leaves as it is written, in the language and the
    time zone of whoever asked, although the request is over by then."""
    pieces = _as_asked(iter(pieces), translation.get_language(), timezone.get_current_timezone())
    return _attached(StreamingHttpResponse(pieces, content_type=ANY, headers=HEADERS), name)


def _as_asked(pieces: Iterator[bytes], language: str | None, zone: tzinfo) -> Iterator[bytes]:
    """Set for each piece alone: between two of them the thread belongs to others."""
    while True:
        with translation.override(language), timezone.override(zone):
            piece = next(pieces, None)
        if piece is None:
            return
        yield piece


def _attached[R: (HttpResponse, StreamingHttpResponse)](response: R, name: str) -> R:
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response
