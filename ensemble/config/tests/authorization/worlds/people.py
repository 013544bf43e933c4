"""Who is in the fixture world, and what they said to each other."""

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from ensemble.demo.models import World as DemoMark
from ensemble.foundation.accounts.actions.granting import ask_role
from ensemble.foundation.accounts.actions.inviting import invite
from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    manager,
    organisation,
    person,
    team_member,
)
from ensemble.foundation.calendar.actions.sharing import open_feed
from ensemble.foundation.calendar.feeds import token_of
from ensemble.foundation.conversations.actions.opening import open_conversation
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.actions.portraying import portray
from ensemble.people.profiles.actions.remembering import note, tell_how_we_met
from ensemble.people.profiles.tests.builders import a_member, a_skill, an_invited_member

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World


def meet_people(world: "World", at: datetime) -> None:
    """Two clients, the team, members, and someone nobody knows yet."""
    world.odile, world.marc = administrator("Odile Rey"), administrator("Marc Tessier")
    world.claire = team_member("Claire Morel", "talent")
    world.samira = team_member("Samira Haddad", "community")
    world.ines = team_member("Inès Carpentier", "finance")
    world.bruno = team_member("Bruno Vidal", "finance")
    world.candidate = person("Paul Roux")
    told = {"years": 17, "city": "Lyon", "by": world.claire, "at": at}
    card = world.mark("card-line", "own mem buy ops tal com fin")
    world.karim = a_member("Karim Benali", rate=851, line=card, **told)
    world.sophie = a_member("Sophie Arnaud", rate=702, line="Données", **told)
    world.julie = a_member("Julie Lemaire", rate=783, line="Planification", **told)
    world.nadia = a_member("Nadia Ferrand", rate=954, line="Finance", **told)
    world.newcomer = an_invited_member("Anne Roche", by=world.claire, at=at)
    announce_free(world.karim.card, date(2027, 8, 17), by=world.karim.person, at=at)
    world.marks["17\u00a0août"] = frozenset("own mem buy ops tal com".split())
    portray(world.karim.card, _square(), by=world.karim.person, at=at)
    world.skill = a_skill("Achats")
    world.helene, world.oscar = person("Hélène Faure", "varenne"), person("Oscar Lind", "ardance")
    world.varenne = organisation("Groupe Varenne", buyer=world.helene, at=at)
    world.ardance = organisation("Ardance", buyer=world.oscar, at=at)
    world.petit = manager(person("Laurent Petit", "varenne"), world.varenne, by=world.helene)
    world.someone = {
        "can": world.candidate,
        "own": world.karim.person,
        "mem": world.sophie.person,
        "buy": world.helene,
        "ops": world.petit,
        "xcl": world.oscar,
        "tal": world.claire,
        "com": world.samira,
        "fin": world.ines,
        "adm": world.odile,
    }


def open_rooms(world: "World", at: datetime) -> None:
    """Invitations, roles asked, an absence, a feed: what accounts and calendars hold."""
    DemoMark.objects.create(pk=1, built_at=at)
    Person.objects.filter(pk=world.nadia.person_id).update(is_demo=True)
    world.seat = Seat.objects.get(person=world.petit)
    invited, at = person("Léa Blanc", "varenne"), at
    words = world.mark("invitation-words", "buy lnk")
    client = {"organisation": world.varenne, "role": "manager", "by": world.helene, "at": at}
    world.invitation = invite(invited, "client", words=words, **client)
    world.asked_role = ask_role(person("Yann Le Goff", "ensemble"), "talent", by=world.odile, at=at)
    away = {"starts_on": date(2027, 1, 11), "ends_on": date(2027, 1, 15)}
    world.absence = declare_absence(
        world.claire, stand_in=world.samira, by=world.claire, at=at, **away
    )
    world.feed = token_of(open_feed(by=world.karim.person, at=at))


def exchange_words(world: "World", at: datetime) -> None:
    """A private conversation, a note, how two people met."""
    karim, nadia, at = world.karim.person, world.nadia.person, at
    subject = world.mark("conversation-subject", "conversation.read")
    world.conversation = open_conversation(
        world.karim, subject, between=[karim, nadia], by=nadia, at=at, private=True
    )
    said = world.mark("private-message", "conversation.read")
    say(world.conversation, by=nadia, text=said, at=at)
    world.letter = Letter.objects.filter(to=karim).latest("pk")
    world.note = note(world.karim, text=world.mark("note", "note.read"), by=world.claire, at=at)
    met = world.mark("how-we-met", "own buy ops tal com")
    tell_how_we_met(world.karim, text=met, by=world.claire, at=at)


def _square() -> BytesIO:
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    drawn.seek(0)
    return drawn
