"""The months of one mission, in every state; and the telephone that opened one of them by a link."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.contrib.sessions.backends.db import SessionStore

from ensemble.config.tests.authorization.worlds.compliance import drawn
from ensemble.config.tests.authorization.worlds.needs import a_need
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.money.invoicing.actions.arriving import take_in
from ensemble.money.invoicing.models import Arrival
from ensemble.work.missions.models import Mission
from ensemble.work.missions.tests import builders as work
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import correct
from ensemble.work.timesheets.actions.declaring import begin, submit, write
from ensemble.work.timesheets.actions.disputing import dispute
from ensemble.work.timesheets.actions.expensing import claim
from ensemble.work.timesheets.models import Approval, ApprovalLink, Day, Expense, Timesheet
from ensemble.work.timesheets.tests.builders import einvoice, running, whole
from ensemble.work.timesheets.web.visiting import GRANT

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

LONG_AGO = timedelta(minutes=11)
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
DECEMBER, JANUARY = date(2026, 12, 1), date(2027, 1, 1)


def declare_days(world: "World", at: datetime) -> None:
    """After the books and the papers: October answered for, November to write, December sent,
    January begun."""
    world.days_mission = mission = _mission(world, at)
    world.answered = _sent(mission, OCTOBER, (6, 7, 8), at)
    last = world.answered.days.last()
    dispute(world.answered, [last.public_id], "Pas ce jour-là.", by=world.petit, at=at)
    seen = world.answered.fingerprint()
    world.days_approval = approve(world.answered, fingerprint=seen, by=world.petit, at=at)
    world.day_approved = world.answered.days.filter(state="approved").first()
    world.day_disputed = Day.objects.get(pk=last.pk)
    world.begun = begin(mission, JANUARY, by=world.karim.person, at=at)
    world.expense_begun = _expense(world, world.begun, at)
    december = begin(mission, DECEMBER, by=world.karim.person, at=at)
    world.expense_sent = _expense(world, december, at)
    words = world.mark("days-progress", "timesheet.read")
    world.sent_days = _sent(mission, DECEMBER, (1, 2, 3), at, progress=words)
    _came_by_link(world, at)
    paid = world.days_approval.member_invoice
    content = einvoice(str(paid.net), number="F-2026-10", siren=paid.seller.siren)
    world.days_arrival = take_in(content, name="f.xml", by=None, at=at)
    Arrival.objects.filter(pk=world.days_arrival.pk).update(member=mission.member)  # two bear it


def waits_for_its_member(approval: Approval) -> None:
    Approval.objects.filter(pk=approval.pk).update(state="awaiting_member", member_invoice=None)


def taken_back(approval: Approval) -> Approval:
    """Another approval of that month: its first day taken back, her credit note still to write."""
    day = approval.days_approved.first()
    facts = {"by": approval.by, "at": approval.at, "days": -day.quantity, "takes_back": True}
    later, new = Approval.objects.get_or_create(
        timesheet=approval.timesheet, fingerprint="0" * 64, state="awaiting_member", defaults=facts
    )
    if new:
        said = {"because": "Rien ce jour-là.", "corrects": day, "quantity": -day.quantity}
        day.timesheet.days.create(on=day.on, state="approved", approval=later, **said)
    return later


def correction(day: Day, at: datetime) -> Day:
    """A line that has not left."""
    known, by = day.corrections.first(), day.timesheet.mission.member.person
    return known or correct(day, Decimal(0), "Rien ce jour-là.", by=by, at=at)


def is_closed(timesheet: Timesheet) -> None:
    at = timesheet.approvals.get().at
    Timesheet.objects.filter(pk=timesheet.pk).update(state="approved", approved_at=at)


def is_held(approval: Approval) -> None:
    facts = {"client_invoice": None, "held_because": "Un nom manque."}
    Approval.objects.filter(pk=approval.pk).update(state="held", **facts)


def _mission(world: "World", at: datetime) -> Mission:
    need = a_need(world, "days", "mission.read", world.petit, at)
    letter = work.shared_shortlist(need, [world.karim, world.julie], by=world.claire, at=at)
    chosen = work.chosen_mission(letter, world.karim, by=world.petit, at=at)
    return running(chosen, at=at, expenses_cap=Decimal(500))


def _sent(mission: Mission, month: date, days, at: datetime, progress: str = "") -> Timesheet:
    by = mission.member.person
    declared = whole(*days, month=month)
    return submit(write(mission, month, declared, by=by, at=at, progress=progress), by=by, at=at)


def _expense(world: "World", month: Timesheet, at: datetime) -> Expense:
    facts = {"label": "Train", "net": Decimal(40), "vat": Decimal(4)}
    on, by = month.month.replace(day=9), world.karim.person
    return claim(month, on=on, **facts, receipt=drawn(), name="billet.png", by=by, at=at)


def _came_by_link(world: "World", at: datetime) -> None:
    """The telephone of Laurent Petit, proven at that moment in the browser of the column."""
    prefer(world.petit, phone="06 39 98 12 34")
    link = ApprovalLink.objects.create(
        timesheet=world.sent_days, person=world.petit, expires_at=at + timedelta(days=7)
    )
    world.days_link = link.token
    for cookies, moment in ((world.cookies, at), (world.stale, at - LONG_AGO)):
        session = SessionStore(session_key=cookies["lnk"]["session"])
        session[GRANT] = {
            "timesheet": str(link.timesheet.public_id),
            "link": link.pk,
            "at": moment.isoformat(),
        }
        session.save()
