"""What a home is made of: groups of promises, each with a date and one verb."""

from dataclasses import dataclass
from datetime import date, datetime

from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Presentation


@dataclass(frozen=True)
class Task:
    """Something that waits for whoever reads: what, by when, and the one thing to do.

    With a `presentation`, the one thing is to remind its person, in one tap. `instead` is what to
    do when it cannot be done: an address, in `instead_verb` words.
    """

    title: str
    url: str
    verb: str
    eyebrow: str = ""
    note: str = ""
    due: datetime | date | None = None
    late: bool = False
    person: Person | None = None
    presentation: Presentation | None = None
    instead: str = ""
    instead_verb: str = ""


@dataclass(frozen=True)
class Group:
    """A titled run of tasks, and what to say when there is none ("" hides the group)."""

    heading: str
    tasks: list[Task]
    empty: str = ""
    url: str = ""
    link: str = ""
