"""What is kept of someone presented stands in her own history, which she and talent read, and in
the shortlist's, which talent reads; never in the need's, which the client and finance read too."""

from datetime import datetime
from typing import Any

from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.models import Presentation


def record_about(
    presentation: Presentation, verb: str, *, by: Person, at: datetime, **facts: Any
) -> None:
    name = presentation.person.name
    also = (presentation.shortlist,)
    record(verb, on=presentation, by=by, at=at, also=also, name=name, **facts)


def record_apart(presentation: Presentation, verb: str, *, by: Person, at: datetime) -> None:
    """In the shortlist's history alone: what the client and talent say of someone."""
    record(verb, on=presentation.shortlist, by=by, at=at, name=presentation.person.name)
