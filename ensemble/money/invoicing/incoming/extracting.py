"""The XML that a Factur-X carries, taken out by a process that may be killed."""

import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from ensemble.money.invoicing.incoming.unreadable import ForPeopleOnly, Unreadable

ALONE = Path(__file__).parent / "alone.py"
SECONDS = 10
NONE_THERE = 3


def extracted(pdf: bytes) -> bytes:
    """Raises Unreadable when there is none, or when the PDF takes more time or room than one may."""
    try:
        ended = subprocess.run(
            [sys.executable, "-P", str(ALONE)],
            input=pdf,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(_("This PDF takes too long to open.")) from error
    if ended.returncode == NONE_THERE:
        raise ForPeopleOnly(
            _("This PDF carries nothing for machines: a Factur-X holds its invoice as XML too.")
        )
    if ended.returncode:
        raise Unreadable(_("This PDF cannot be opened."))
    return ended.stdout
