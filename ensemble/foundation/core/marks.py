"""Knowing whether what someone read is still what is written."""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate


class Stale(TooLate):
    """What was read has been changed since: its reader keeps her words, and sees those written
    meanwhile. Nothing was written."""

    def __init__(self, message: str = ""):
        super().__init__(
            message or _("This was changed meanwhile. Both texts are here: keep what is right.")
        )


def mark_of(values: Mapping[str, object]) -> str:
    """A few signs for what is written: the form carries them back with what is typed."""
    written = repr(sorted((name, str(value)) for name, value in values.items()))
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def require_unchanged(
    seen: str | None, now: Mapping[str, object], wanted: Mapping[str, object]
) -> None:
    """Raise Stale when `now`, read under a lock, is no longer what was `seen`.

    Without `seen` nothing was read beforehand; what is `wanted` already may be wanted twice.
    """
    if seen is not None and seen != mark_of(now) and dict(now) != dict(wanted):
        raise Stale
