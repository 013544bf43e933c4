"""Members who have waited for more than the time in which a word is answered, the longest first."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.work.missions.promises import answer_promised

SHOWN = 12


def set_apart(groups: list[Group], *, at: datetime) -> tuple[Group, list[Group]]:
    """Those who have, in a group of their own; and the groups without them: nothing is said twice."""
    long = [task for group in groups for task in group.tasks if _is_long(task, at)]
    others = [
        replace(group, tasks=[task for task in group.tasks if task not in long]) for group in groups
    ]
    members = [_member(task) for task in sorted(long, key=lambda task: task.since)]
    return Group(_("Members waiting over a working day"), members[:SHOWN]), others


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
