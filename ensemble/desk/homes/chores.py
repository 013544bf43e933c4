"""What waits for community, finance and administration: exceptions only."""

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.desk.homes import money
from ensemble.desk.homes.safes import to_read_and_to_call
from ensemble.foundation.accounts.models import RoleRequest
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import month_year
from ensemble.work.missions.models import FeeRule, Mission
from ensemble.work.timesheets.models import Approval
from ensemble.work.timesheets.templatetags.timesheets import days
from ensemble.work.timesheets.waiting import unanswered

SHOWN = 8


def days_waiting(person: Person) -> Group:
    """Sent to a client who has not answered: a reminder is one gesture away."""
    waiting = unanswered(person).ready_to_read()[:SHOWN]
    return Group(
        _("Days not approved"),
        [
            Task(
                eyebrow=one.mission.organisation.name,
                title=f"{one.mission.member.person.name}, {month_year(one.month)}",
                note=_("%(days)s, sent to %(name)s.")
                % {"days": days(one.open_days), "name": one.submitted_to.name},
                url=reverse("timesheets:show", args=[one.public_id]),
                verb=_("Open"),
                since=one.submitted_at,
                person=one.mission.member.person,
                member=one.mission.member.person,
                awaited=_("An answer of %(client)s for the days sent.")
                % {"client": one.mission.organisation.name},
            )
            for one in waiting
        ],
    )


def _invoices_waiting() -> Group:
    """Approved days whose client cannot be invoiced yet."""
    held = Approval.objects.filter(state="held").select_related(
        "timesheet__mission__organisation", "timesheet__mission__member__person"
    )
    return Group(
        _("Approved, and not invoiced"),
        [
            Task(
                eyebrow=one.timesheet.mission.organisation.name,
                title=f"{one.timesheet.mission.member.person.name}, {month_year(one.timesheet.month)}",
                note=one.held_because,
                url=reverse("timesheets:show", args=[one.timesheet.public_id]),
                verb=_("Open"),
                since=one.at,
            )
            for one in held.order_by("at")[:SHOWN]
        ],
    )


def finance(person: Person, *, at: datetime) -> list[Group]:
    return [
        _fee_rules(person),
        *money.exceptions(person, at=at),
        *to_read_and_to_call(at=at),
        days_waiting(person),
        _invoices_waiting(),
        _missions_ready(person),
    ]


def _fee_rules(person: Person) -> Group:
    """Those a colleague proposed."""
    rules = FeeRule.objects.proposed().exclude(proposed_by=person).select_related("proposed_by")
    tasks = [
        Task(
            title=str(rule),
            note=_("Proposed by %(name)s.") % {"name": rule.proposed_by.name},
            url=reverse("missions:fee_rules"),
            verb=_("Read and approve"),
            due=rule.valid_from,
        )
        for rule in rules[:SHOWN]
    ]
    return Group(
        _("To approve"),
        tasks,
        empty=_("Nothing to approve."),
        url=reverse("missions:fee_rules"),
        link=_("Fee rules"),
    )


def _missions_ready(person: Person) -> Group:
    ready = Mission.objects.visible_to(person).filter(state="ready").ready_to_read()
    tasks = [
        Task(
            eyebrow=mission.organisation.name,
            title=mission.title,
            note=mission.member.person.name,
            url=reverse("contracts:mission", args=[mission.public_id]),
            verb=_("Open"),
            due=mission.starts_on,
        )
        for mission in ready.order_by("starts_on", "pk")[:SHOWN]
    ]
    return Group(
        _("Missions ready for their contract"),
        tasks,
        empty=_("No mission waits for its contract."),
    )


def administration(person: Person) -> list[Group]:
    asked = RoleRequest.objects.filter(state="waiting").exclude(asked_by=person)
    lost = Letter.objects.in_doubt().aggregate(count=Count("pk"), since=Min("written_at"))
    tasks = [
        Task(
            title=_("%(name)s: %(role)s")
            % {"name": one.person.name, "role": one.get_role_display()},
            note=_("Asked by %(name)s; a second administrator decides.")
            % {"name": one.asked_by.name},
            url=reverse("accounts:team"),
            verb=_("Decide"),
            since=one.asked_at,
        )
        for one in asked.select_related("person", "asked_by")[:SHOWN]
    ]
    if lost["count"]:
        tasks.append(
            Task(
                title=_("Letters whose fate is unknown: %(count)s") % {"count": lost["count"]},
                note=_("The mail server may have taken them. Say whether they leave again."),
                url=reverse("desk:letters_in_doubt"),
                verb=_("Look"),
                since=lost["since"],
            )
        )
    return [Group(_("To decide"), tasks, empty=_("Nothing waits for an administrator."))]
