"""What was kept, given back to the app that holds it."""

import hashlib

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files import storing
from ensemble.foundation.files.models import StoredFile


def content_of(stored: StoredFile) -> bytes:
    """The bytes, the same as when they came. Raises TooLate while they are looked at, or once
    they were refused or purged; `Damaged` when they are no longer those that were kept."""
    if not stored.is_readable:
        raise TooLate(why_not(stored))
    return unchecked_content_of(stored)


def unchecked_content_of(stored: StoredFile) -> bytes:
    """For what looks at a file before anyone may read it."""
    content = storing.read(stored.location, stored.key)
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise storing.Damaged(stored.location)
    return content


def why_not(stored: StoredFile) -> str:
    """Empty when it may be read."""
    match stored.state:
        case "checking":
            return _("This file is being checked. It opens as soon as that is done.")
        case "refused":
            return stored.why_refused
        case "purging" | "purged":
            return _("This file has been deleted, as its retention says.")
    return ""
