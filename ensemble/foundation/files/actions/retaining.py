"""How long a file stays, once whoever holds it knows."""

from datetime import date

from ensemble.foundation.files.models import StoredFile


def start_term(stored: StoredFile, *, on: date) -> None:
    """What the term of its kind is counted from happened that day. Said twice, of several things that
    need the file, the last one counts: nothing ever shortens what someone relies upon."""
    until = stored.rules.term.end(on)
    if stored.keep_until is None or stored.keep_until < until:
        retain(stored, until=until)


def keep_in_use(stored: StoredFile) -> None:
    """Something rests on it again: its term starts anew when that is over."""
    retain(stored, until=None)


def retain(stored: StoredFile, *, until: date | None) -> None:
    """`until` is the first day on which it is no longer kept; None keeps it until told otherwise."""
    StoredFile.objects.filter(pk=stored.pk).update(keep_until=until)
    stored.keep_until = until
