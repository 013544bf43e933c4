"""Needs at each point where they may stand, and the letters that answer them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ensemble.foundation.accounts.tests.builders import role_of, team_member
from ensemble.foundation.files.checking import settle
from ensemble.foundation.files.tests.builders import pdf
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.attaching import attach_brief
from ensemble.work.missions.actions.charging import propose_fee_rule
from ensemble.work.missions.actions.composing import add, compose
from ensemble.work.missions.actions.consenting import ask_all, say_yes
from ensemble.work.missions.actions.meeting import book, offer_slots
from ensemble.work.missions.actions.questioning import ask_about
from ensemble.work.missions.actions.reframing import ask_client
from ensemble.work.missions.actions.signing import sign
from ensemble.work.missions.models import Need, NotRetained, Shortlist
from ensemble.work.missions.tests import builders as work

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

BRIEF = pdf(Mark="mark-brief")


def describe_needs(world: "World", at: datetime) -> None:
    world.rule = work.put_in_force(world.ines, world.bruno, at=at, valid_from=date(2026, 1, 1))
    later = date(2027, 3, 1)
    world.proposed = propose_fee_rule(
        basis="client_price", percent=Decimal("7.77"), valid_from=later, by=world.ines, at=at
    )
    world.sent = a_need(world, "sent", "buy ops tal fin", world.petit, at)
    world.asked = a_need(world, "asked", "need.read", world.petit, at)
    world.agreed = a_need(world, "agreed", "need.read", world.petit, at)
    # Its name stands in the calendar that Karim's phone follows.
    world.shared = a_need(world, "shared", "own buy ops tal fin lnk", world.petit, at)
    world.ended = a_need(world, "ended", "need.read", world.petit, at)
    world.theirs = a_need(world, "theirs", "xcl tal fin", world.oscar, at)
    world.hugo = team_member("Hugo Lantier", "talent")
    world.role = role_of(world.hugo, "talent")
    brief = attach_brief(world.asked, name="Cahier.pdf", content=BRIEF, by=world.petit, at=at)
    settle(brief.file, at=at)
    world.mark("brief", "need.read")
    question = world.mark("question-to-client", "ops tal")
    ask_client(world.asked, question, by=world.claire, at=at)


def answer_needs(world: "World", at: datetime) -> None:
    karim, julie, nadia = world.karim, world.julie, world.nadia
    yesterday = at - timedelta(days=1)
    world.composing = _letter(world, world.asked, yesterday, karim=karim)
    add(world.composing, julie, why="", limit="", by=world.claire, at=at)
    world.ready = _letter(world, world.agreed, yesterday, karim=karim, julie=julie)
    world.letter_shared = _letter(
        world, world.shared, yesterday, karim=karim, julie=julie, nadia=nadia
    )
    for shortlist in (world.ready, world.letter_shared):
        for presentation in shortlist.presentations.all():
            say_yes(presentation, by=presentation.person, at=at)
    sign(world.letter_shared, by=world.claire, at=at)
    world.hers = world.in_letter(karim)
    world.other = world.in_letter(julie)
    hours = [at + timedelta(days=5, hours=hour) for hour in (0, 1, 2)]
    world.slots = offer_slots(world.hers, hours[:2], by=karim.person, at=at)
    taken = offer_slots(world.other, hours[2:], by=julie.person, at=at)
    world.free = offer_slots(world.other, [at + timedelta(days=6)], by=julie.person, at=at)[0]
    book(world.other, taken[0], by=world.petit, at=at)
    world.appointment = book(world.hers, world.slots[0], by=world.petit, at=at)
    question = world.mark("question-about-someone", "ops tal")
    ask_about(world.hers, question, by=world.petit, at=at)


def choose_someone(world: "World", at: datetime) -> None:
    everyone = {"karim": world.karim, "julie": world.julie, "nadia": world.nadia}
    shortlist = _letter(world, world.ended, at - timedelta(days=1), **everyone)
    for presentation in shortlist.presentations.all():
        say_yes(presentation, by=presentation.person, at=at)
    sign(shortlist, by=world.claire, at=at)
    world.mission = work.chosen_mission(shortlist, world.karim, by=world.petit, at=at)
    owed = NotRetained.objects.filter(presentation__shortlist=shortlist)
    world.owed = owed.get(presentation__member=world.julie)
    answered = owed.get(presentation__member=world.nadia)
    answer = world.mark("answer-to-nadia", "tal")
    sign_answer(answered, answer, by=world.claire, at=at)


def a_need(world: "World", name: str, readers: str, author: Person, at: datetime) -> Need:
    words = {"title": f"Besoin {world.mark(f'need-{name}', readers)}"}
    need = work.sent_need(author, at=at, **words)
    world.names[need.pk] = name
    return need


def _letter(world: "World", need: Need, at: datetime, **people) -> Shortlist:
    """Karim's words are for himself too; a colleague's never are."""
    shortlist = compose(need, by=world.claire, at=at)
    for name, member in people.items():
        mine = "own" if name == "karim" else ""
        client = "" if need in (world.asked, world.agreed, world.ended) else "buy ops"
        why = world.mark(f"why-{name}-{world.names[need.pk]}", f"tal {mine} {client}")
        add(shortlist, member, why=why, limit="Jamais en anglais.", by=world.claire, at=at)
    ask_all(shortlist, by=world.claire, at=at)
    return shortlist
