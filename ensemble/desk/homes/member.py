"""The home of a member: what I must do, what is coming, who to call. A short page that ends."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Task, judged
from ensemble.desk.homes.contracts import extensions_to_answer
from ensemble.desk.homes.milestones import next_milestone
from ensemble.desk.homes.newcomers import first_minutes
from ensemble.desk.homes.papers import to_sign
from ensemble.desk.homes.presented import Standing, standings_of
from ensemble.desk.homes.safes import my_safe
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import month_year
from ensemble.people.profiles.models import Card, Member
from ensemble.work.contracts.reading import ends_on_of
from ensemble.work.missions.models import Mission, Presentation
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.dates import month_end
from ensemble.work.timesheets.waiting import MonthToSend, months_to_send
from ensemble.work.treasury.ahead import Ahead, ahead_of, first_of
from ensemble.work.treasury.lines import Line

SHOWN = 3
OVER = ("ended", "given_up")


@dataclass(frozen=True)
class MemberHome:
    member: Member
    card: Card
    tasks: list[Task]
    others: int  # what waits beyond the three shown
    mission: Mission | None  # the last one that is not over
    milestone: str  # what comes next in it, once it runs
    presented: list[Standing]
    payment: Line | None
    appointment: Appointment | None
    contact: Person | None


def member_home(member: Member, *, at: datetime) -> MemberHome:
    person = member.person
    hers = list(Presentation.objects.of_member(person).not_over_for_her().ready_to_read())
    asked = [one for one in hers if one.state == "asked"]
    wanted = [one for one in hers if one.is_wanted]
    known = Mission.objects.filter(member=member).annotate(ends_on=ends_on_of("pk"))
    missions = list(known.ready_to_read().order_by("-pk"))
    mission = next((one for one in missions if one.state not in OVER), None)
    months = months_to_send(missions, today=today(at))
    ahead = ahead_of(member, at=at)
    tasks = [
        *first_minutes(member, at=at),
        *to_sign(person),
        *extensions_to_answer(person),
        *map(_my_month, months),
        *map(_proposal, asked),
        *map(_half_hours, wanted),
        *(my_safe(mission, on=today(at)) if mission else []),
    ]
    agenda = Appointment.objects.attended_by(person).booked().ahead(at)
    return MemberHome(
        member=member,
        card=member.card,
        tasks=judged(tasks[:SHOWN], at=at),
        others=len(tasks[SHOWN:]),
        mission=mission,
        milestone=_milestone(mission, months, ahead, at=at),
        presented=standings_of(hers, at=at),
        payment=ahead[0].line if ahead else None,
        appointment=agenda.first(),
        contact=_contact(member, mission, asked, at=at),
    )


def _milestone(
    mission: Mission | None, months: list[MonthToSend], ahead: list[Ahead], *, at: datetime
) -> str:
    """Of this mission alone: she may be paid for another one meanwhile."""
    if mission is None or mission.state != "running":
        return ""
    its_own = [one for one in months if one.mission == mission]
    return next_milestone(mission, its_own, first_of(ahead, mission), today=today(at))


def _my_month(due: MonthToSend) -> Task:
    client = due.mission.organisation.name
    filled = _("Filled from the rhythm you agreed. Check it, then send it to %(client)s.")
    begun = _("Begun, and not sent to %(client)s yet.")
    return Task(
        eyebrow=_("My month"),
        title=f"{month_year(due.month).capitalize()}, {due.mission.title}",
        note=(begun if due.begun else filled) % {"client": client},
        url=reverse("timesheets:month", args=[due.mission.public_id, due.month]),
        verb=_("Check"),
        due=month_end(due.month),
    )


def _proposal(presentation: Presentation) -> Task:
    need = presentation.need
    return Task(
        eyebrow=_("%(name)s thought of you") % {"name": need.talent_manager.first_name},
        title=str(need),
        note=_("%(organisation)s. Yes or no, your answer changes nothing later.")
        % {"organisation": need.organisation.name},
        url=reverse("missions:proposal", args=[presentation.public_id]),
        verb=_("Read and answer"),
        due=need.promised_at,
        person=need.talent_manager,
    )


def _half_hours(presentation: Presentation) -> Task:
    return Task(
        eyebrow=_("A client would like to meet you"),
        title=str(presentation.need),
        note=_("Give three half-hours that suit you; the client takes one."),
        url=reverse("missions:slots", args=[presentation.public_id]),
        verb=_("Give three half-hours"),
        due=presentation.meeting_promised_at,
    )


def _contact(
    member: Member, mission: Mission | None, asked: list[Presentation], *, at: datetime
) -> Person | None:
    """The talent manager of her mission, of the proposal she reads, or who invited her; today's
    stand-in when that person is away."""
    if mission or asked:
        contact = mission.talent_manager if mission else asked[0].need.talent_manager
    else:
        contact = member.invited_by
    return contact and Absence.objects.who_answers_for(contact, on=today(at))
