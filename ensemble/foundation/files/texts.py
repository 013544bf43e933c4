"""Text and XML as programs exchange them: statements, invoices, lists."""

import re

from ensemble.foundation.files.refusals import Unfit

DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
READABLE = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252"}


def check_xml(content: bytes) -> None:
    """No type of document is declared, and no encoding that could hide one."""
    if DOCTYPE.search(content):
        raise Unfit("entities")
    declared = DECLARED.match(content.removeprefix(b"\xef\xbb\xbf").lstrip())
    if declared and declared[1].lower() not in READABLE:
        raise Unfit("damaged")
