"""The safe on the homes: what finance reads and calls about, the next thing asked of a member."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.people.compliance.models import BankAccount, Document
from ensemble.people.compliance.steps import next_asked
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.dates import month_end

SHOWN = 8


def to_read_and_to_call(*, at: datetime) -> list[Group]:
    return [_papers(), _accounts(at)]


def _papers() -> Group:
    waiting = Document.objects.to_check().with_names().order_by("sent_at", "pk")
    return Group(
        _("Papers to check"),
        [
            Task(
                eyebrow=one.business.member.person.name,
                title=str(one),
                url=reverse("compliance:check", args=[one.public_id]),
                verb=_("Open"),
                since=one.sent_at,
                person=one.business.member.person,
            )
            for one in waiting[:SHOWN]
        ],
        url=reverse("compliance:desk"),
        link=_("All papers"),
    )


def _accounts(at: datetime) -> Group:
    held = BankAccount.objects.held().with_names().order_by("held_until", "pk")
    return Group(
        _("Bank details on hold"),
        [
            Task(
                eyebrow=one.business.member.person.name,
                title=one.masked,
                note=_("Call, then confirm.")
                if one.held_until <= at
                else _("The hold still runs."),
                url=f"{reverse('compliance:accounts')}#{one.public_id.hex}",
                verb=_("Open"),
                due=one.held_until,
                person=one.business.member.person,
            )
            for one in held[:SHOWN]
        ],
    )


def my_safe(mission: Mission, *, on: date) -> list[Task]:
    """Once a mission is there: one thing at a time, until nothing is missing. Before its first day;
    then before the end of the month, when days leave to be paid."""
    asked = next_asked(mission.member, on=on)
    if not asked:
        return []
    return [
        Task(
            eyebrow=_("My safe"),
            title=asked,
            note=_("For your mission to start and to be paid on its day."),
            url=reverse("compliance:safe"),
            verb=_("Answer"),
            due=mission.starts_on if mission.starts_on >= on else month_end(on.replace(day=1)),
        )
    ]
