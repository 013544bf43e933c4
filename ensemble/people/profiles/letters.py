"""The letters of profiles: to whom, and with what."""

from datetime import datetime

from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.sending import send
from ensemble.people.profiles.models import Note


def note_corrected(note: Note, *, at: datetime) -> Letter:
    """Whoever wrote the note hears that the member stands beside it; the words stay on the page."""
    return send("profiles/note_corrected", to=note.by, at=at, about=note.member, note=note)
