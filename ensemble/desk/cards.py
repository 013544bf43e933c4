"""What a home is made of: groups of promises, each with a date and one verb."""

from dataclasses import dataclass
from datetime import date, datetime

from ensemble.foundation.persons.models import Person


@dataclass(frozen=True)
class Task:
    """Something that waits for whoever reads: what, by when, and the one thing to do.

    `posts`: the verb is done by the tap itself, instead of opening a page.
    """

    title: str
    url: str
    verb: str
    eyebrow: str = ""
    note: str = ""
    due: datetime | date | None = None
    late: bool = False
    person: Person | None = None
    posts: bool = False


@dataclass(frozen=True)
class Group:
    """A titled run of tasks, and what to say when there is none ("" hides the group)."""

    heading: str
    tasks: list[Task]
    empty: str = ""
    url: str = ""
    link: str = ""
