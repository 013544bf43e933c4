"""Members who have waited for more than the time in which a word is answered, the longest first."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import ngettext

from ensemble.desk.cards import Group, Task
from ensemble.foundation.parameters.models import Operator
from ensemble.work.missions.promises import answer_promised

SHOWN = 12


def set_apart(groups: list[Group], *, at: datetime) -> tuple[Group, list[Group]]:
    """The first of them, in a group of their own; and the groups without those: nothing is said
    twice, and whoever does not fit stays where she was."""
    long = [task for group in groups for task in group.tasks if _is_long(task, at)]
    shown = sorted(long, key=lambda task: task.since)[:SHOWN]
    others = [
        replace(group, tasks=[task for task in group.tasks if task not in shown])
        for group in groups
    ]
    return Group(_heading(), [_member(task) for task in shown]), others


def _heading() -> str:
    """With the number of days that makes a wait a long one: the operator chooses it."""
    days = Operator.current().answer_working_days
    said = ngettext(
        "Members waiting over %(days)s working day",
        "Members waiting over %(days)s working days",
        days,
    )
    return said % {"days": days}


def _is_long(task: Task, at: datetime) -> bool:
    return task.member is not None and answer_promised(task.since) < at


def _member(task: Task) -> Task:
    """Her name first; then about what, unless her name said it all; and since when."""
    named = task.member.name in task.title
    about = task.eyebrow if named else f"{task.eyebrow} · {task.title}"
    return replace(
        task,
        title=task.member.name,
        eyebrow=about,
        note=task.awaited,
        due=task.due if task.late else None,
        person=task.member,
    )
