"""What a home is made of: groups of promises, each with a date and one verb."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Task:
    """Something that waits for whoever reads: what, by when, and the one thing to do.

    Its date is `due`, by when; or `since`, when all one can say is how long it has waited.
    `promise` says it in a sentence, where what is promised is not the task itself. With a
    `presentation`, the one thing is to remind its person, in one tap; with `act`, an address that
    does it at once. `instead` is what else may be done: an address, in `instead_verb` words.
    """

    title: str
    url: str
    verb: str
    eyebrow: str = ""
    note: str = ""
    promise: str = ""
    due: datetime | date | None = None
    since: datetime | date | None = None
    late: bool = False
    person: Person | None = None
    presentation: Presentation | None = None
    act: str = ""
    instead: str = ""
    instead_verb: str = ""
    member: Person | None = None  # who waits for it, of our members
    awaited: str = ""  # what she waits for, in words


@dataclass(frozen=True)
class Group:
    """A titled run of tasks, and what to say when there is none ("" hides the group)."""

    heading: str
    tasks: list[Task]
    empty: str = ""
    url: str = ""
    link: str = ""


def judged(tasks: Iterable[Task], *, at: datetime) -> list[Task]:
    """The same, each marked late or not."""
    return [replace(task, late=_is_past(task.due, at)) for task in tasks]


def _is_past(due: datetime | date | None, at: datetime) -> bool:
    if due is None:
        return False
    return due < at if isinstance(due, datetime) else due < today(at)
