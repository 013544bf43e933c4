"""One fixture world: two clients, twelve columns, and a thing of each kind with words of its own.

`marks` are those words: each with the columns that may read it. Whatever a column asks for,
no answer may hold a mark of someone else's.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from PIL import Image

from ensemble.config.tests.authorization.matrix import readers_of
from ensemble.config.tests.authorization.worlds.compliance import open_safes
from ensemble.config.tests.authorization.worlds.contracts import contract
from ensemble.config.tests.authorization.worlds.credit import weigh_clients
from ensemble.config.tests.authorization.worlds.einvoices import receive_einvoices
from ensemble.config.tests.authorization.worlds.invoicing import write_invoices
from ensemble.config.tests.authorization.worlds.ledger import keep_books
from ensemble.config.tests.authorization.worlds.signing import send_papers
from ensemble.config.tests.authorization.worlds.timesheets import declare_days
from ensemble.config.tests.authorization.worlds.treasury import pay_members
from ensemble.demo.models import World as DemoMark
from ensemble.foundation.accounts.actions.granting import ask_role
from ensemble.foundation.accounts.actions.inviting import invite
from ensemble.foundation.accounts.actions.keeping_keys import set_up_app
from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.accounts.doors import BACKEND, mark_as_proven
from ensemble.foundation.accounts.keyring import new_secret
from ensemble.foundation.accounts.models import OpenSession, Seat
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    manager,
    organisation,
    person,
    role_of,
    team_member,
)
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.calendar.actions.sharing import open_feed
from ensemble.foundation.calendar.feeds import token_of
from ensemble.foundation.conversations.actions.opening import open_conversation
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.files.checking import settle
from ensemble.foundation.files.tests.builders import pdf
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.actions.portraying import portray
from ensemble.people.profiles.actions.remembering import note, tell_how_we_met
from ensemble.people.profiles.tests.builders import a_member, a_skill, an_invited_member
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.attaching import attach_brief
from ensemble.work.missions.actions.charging import propose_fee_rule
from ensemble.work.missions.actions.composing import add, compose
from ensemble.work.missions.actions.consenting import ask_all, say_yes
from ensemble.work.missions.actions.meeting import book, offer_slots
from ensemble.work.missions.actions.questioning import ask_about
from ensemble.work.missions.actions.reframing import ask_client
from ensemble.work.missions.actions.signing import sign
from ensemble.work.missions.models import Need, NotRetained, Presentation, Shortlist
from ensemble.work.missions.tests import builders as work

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)  # a Thursday morning in Lyon
LONG_AGO = timedelta(minutes=11)
PDF = pdf(Mark="mark-brief")


def _square() -> BytesIO:
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    drawn.seek(0)
    return drawn


class World:
    """Build it inside a transaction, at `NOW`."""

    def __init__(self) -> None:
        self.marks: dict[str, frozenset[str]] = {}
        self.someone: dict[str, Person] = {}
        self.names: dict[int, str] = {}
        self._meet_people()
        self._open_rooms()
        self._exchange_words()
        self._describe_needs()
        self._answer_needs()
        self._choose()
        open_safes(self, NOW)
        write_invoices(self, NOW)
        receive_einvoices(self, NOW)
        pay_members(self, NOW)
        keep_books(self, NOW)
        weigh_clients(self, NOW)
        contract(self, NOW)
        for one in self.someone.values():
            set_up_app(one, password="une phrase longue et facile", secret=new_secret(), at=NOW)
        people = self.someone.items()
        self.cookies = {column: self.cookies_of(one) for column, one in people}
        self.stale = {column: self.cookies_of(one, NOW - LONG_AGO) for column, one in people}
        send_papers(self, NOW)
        declare_days(self, NOW)
        self.keys = {column: self.add_key(column) for column in ("can", "own")}

    def mark(self, name: str, readers: str) -> str:
        """A word for these columns alone: those a right opens to, or named one by one."""
        mark = f"mark-{name}"
        self.marks[mark] = readers_of(readers) if "." in readers else frozenset(readers.split())
        return mark

    def _meet_people(self) -> None:
        self.odile, self.marc = administrator("Odile Rey"), administrator("Marc Tessier")
        self.claire = team_member("Claire Morel", "talent")
        self.samira = team_member("Samira Haddad", "community")
        self.ines = team_member("Inès Carpentier", "finance")
        self.bruno = team_member("Bruno Vidal", "finance")
        self.candidate = person("Paul Roux")
        told = {"years": 17, "city": "Lyon", "by": self.claire, "at": NOW}
        card = self.mark("card-line", "own mem buy ops tal com fin")
        self.karim = a_member("Karim Benali", rate=851, line=card, **told)
        self.sophie = a_member("Sophie Arnaud", rate=702, line="Données", **told)
        self.julie = a_member("Julie Lemaire", rate=783, line="Planification", **told)
        self.nadia = a_member("Nadia Ferrand", rate=954, line="Finance", **told)
        self.newcomer = an_invited_member("Anne Roche", by=self.claire, at=NOW)
        announce_free(self.karim.card, date(2027, 8, 17), by=self.karim.person, at=NOW)
        self.marks["17\u00a0août"] = frozenset("own mem buy ops tal com".split())
        portray(self.karim.card, _square(), by=self.karim.person, at=NOW)
        self.skill = a_skill("Achats")
        self.helene, self.oscar = person("Hélène Faure", "varenne"), person("Oscar Lind", "ardance")
        self.varenne = organisation("Groupe Varenne", buyer=self.helene, at=NOW)
        self.ardance = organisation("Ardance", buyer=self.oscar, at=NOW)
        self.petit = manager(person("Laurent Petit", "varenne"), self.varenne, by=self.helene)
        self.someone = {
            "can": self.candidate,
            "own": self.karim.person,
            "mem": self.sophie.person,
            "buy": self.helene,
            "ops": self.petit,
            "xcl": self.oscar,
            "tal": self.claire,
            "com": self.samira,
            "fin": self.ines,
            "adm": self.odile,
        }

    def _open_rooms(self) -> None:
        DemoMark.objects.create(pk=1, built_at=NOW)
        Person.objects.filter(pk=self.nadia.person_id).update(is_demo=True)
        self.seat = Seat.objects.get(person=self.petit)
        invited, at = person("Léa Blanc", "varenne"), NOW
        words = self.mark("invitation-words", "buy lnk")
        client = {"organisation": self.varenne, "role": "manager", "by": self.helene, "at": at}
        self.invitation = invite(invited, "client", words=words, **client)
        self.asked_role = ask_role(
            person("Yann Le Goff", "ensemble"), "talent", by=self.odile, at=at
        )
        away = {"starts_on": date(2027, 1, 11), "ends_on": date(2027, 1, 15)}
        self.absence = declare_absence(
            self.claire, stand_in=self.samira, by=self.claire, at=at, **away
        )
        self.feed = token_of(open_feed(by=self.karim.person, at=at))

    def _exchange_words(self) -> None:
        karim, nadia, at = self.karim.person, self.nadia.person, NOW
        subject = self.mark("conversation-subject", "conversation.read")
        self.conversation = open_conversation(
            self.karim, subject, between=[karim, nadia], by=nadia, at=at, private=True
        )
        said = self.mark("private-message", "conversation.read")
        say(self.conversation, by=nadia, text=said, at=at)
        self.letter = Letter.objects.filter(to=karim).latest("pk")
        self.note = note(self.karim, text=self.mark("note", "note.read"), by=self.claire, at=at)
        met = self.mark("how-we-met", "own buy ops tal com")
        tell_how_we_met(self.karim, text=met, by=self.claire, at=at)

    def _describe_needs(self) -> None:
        self.rule = work.put_in_force(self.ines, self.bruno, at=NOW, valid_from=date(2026, 1, 1))
        later = date(2027, 3, 1)
        self.proposed = propose_fee_rule(
            basis="client_price", percent=Decimal("7.77"), valid_from=later, by=self.ines, at=NOW
        )
        self.sent = self._need("sent", "buy ops tal fin", self.petit)
        self.asked = self._need("asked", "need.read", self.petit)
        self.agreed = self._need("agreed", "need.read", self.petit)
        # Its name stands in the calendar that Karim's phone follows.
        self.shared = self._need("shared", "own buy ops tal fin lnk", self.petit)
        self.ended = self._need("ended", "need.read", self.petit)
        self.theirs = self._need("theirs", "xcl tal fin", self.oscar)
        self.hugo = team_member("Hugo Lantier", "talent")
        self.role = role_of(self.hugo, "talent")
        brief = attach_brief(self.asked, name="Cahier.pdf", content=PDF, by=self.petit, at=NOW)
        settle(brief.file, at=NOW)
        self.mark("brief", "need.read")
        question = self.mark("question-to-client", "ops tal")
        ask_client(self.asked, question, by=self.claire, at=NOW)

    def _answer_needs(self) -> None:
        karim, julie, nadia = self.karim, self.julie, self.nadia
        yesterday = NOW - timedelta(days=1)
        self.composing = self._letter(self.asked, yesterday, karim=karim)
        add(self.composing, julie, why="", limit="", by=self.claire, at=NOW)
        self.ready = self._letter(self.agreed, yesterday, karim=karim, julie=julie)
        self.letter_shared = self._letter(
            self.shared, yesterday, karim=karim, julie=julie, nadia=nadia
        )
        for shortlist in (self.ready, self.letter_shared):
            for presentation in shortlist.presentations.all():
                say_yes(presentation, by=presentation.person, at=NOW)
        sign(self.letter_shared, by=self.claire, at=NOW)
        self.hers = self.in_letter(karim)
        self.other = self.in_letter(julie)
        hours = [NOW + timedelta(days=5, hours=hour) for hour in (0, 1, 2)]
        self.slots = offer_slots(self.hers, hours[:2], by=karim.person, at=NOW)
        taken = offer_slots(self.other, hours[2:], by=julie.person, at=NOW)
        self.free = offer_slots(self.other, [NOW + timedelta(days=6)], by=julie.person, at=NOW)[0]
        book(self.other, taken[0], by=self.petit, at=NOW)
        self.appointment = book(self.hers, self.slots[0], by=self.petit, at=NOW)
        question = self.mark("question-about-someone", "ops tal")
        ask_about(self.hers, question, by=self.petit, at=NOW)

    def _choose(self) -> None:
        everyone = {"karim": self.karim, "julie": self.julie, "nadia": self.nadia}
        shortlist = self._letter(self.ended, NOW - timedelta(days=1), **everyone)
        for presentation in shortlist.presentations.all():
            say_yes(presentation, by=presentation.person, at=NOW)
        sign(shortlist, by=self.claire, at=NOW)
        self.mission = work.chosen_mission(shortlist, self.karim, by=self.petit, at=NOW)
        owed = NotRetained.objects.filter(presentation__shortlist=shortlist)
        self.owed = owed.get(presentation__member=self.julie)
        answered = owed.get(presentation__member=self.nadia)
        answer = self.mark("answer-to-nadia", "tal")
        sign_answer(answered, answer, by=self.claire, at=NOW)

    def _need(self, name: str, readers: str, author: Person) -> Need:
        words = {"title": f"Besoin {self.mark(f'need-{name}', readers)}"}
        need = work.sent_need(author, at=NOW, **words)
        self.names[need.pk] = name
        return need

    def _letter(self, need: Need, at: datetime, **people) -> Shortlist:
        """Karim's words are for himself too; a colleague's never are."""
        shortlist = compose(need, by=self.claire, at=at)
        for name, member in people.items():
            mine = "own" if name == "karim" else ""
            client = "" if need in (self.asked, self.agreed, self.ended) else "buy ops"
            why = self.mark(f"why-{name}-{self.names[need.pk]}", f"tal {mine} {client}")
            add(shortlist, member, why=why, limit="Jamais en anglais.", by=self.claire, at=at)
        ask_all(shortlist, by=self.claire, at=at)
        return shortlist

    def in_letter(self, member) -> Presentation:
        return work.presentation_of(self.letter_shared, member)

    def add_key(self, column: str) -> Authenticator:
        """A real passkey, created as one does: through the page."""
        client, device = Client(), Device()
        client.cookies.load(self.cookies[column])
        page = reverse("accounts:new_key")
        client.post(page, {"credential": device.create(options_in(client.get(page)))})
        return Authenticator.objects.filter(user=self.someone[column]).latest("pk")

    @staticmethod
    def cookies_of(someone: Person, proven_at: datetime = NOW) -> dict[str, str]:
        """A session of this person, proven at that moment."""
        session = SessionStore()
        session[SESSION_KEY] = str(someone.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = someone.get_session_auth_hash()
        mark_as_proven(session, method="passkey", at=proven_at)
        session.save()
        OpenSession.objects.create(
            person=someone,
            session_key=session.session_key,
            method="passkey",
            opened_at=proven_at,
            seen_at=proven_at,
        )
        return {settings.SESSION_COOKIE_NAME: session.session_key}

    def session_of(self, column: str) -> OpenSession:
        """Another session of the same person than the one they are asking from."""
        return OpenSession.objects.filter(person=self.someone[column]).earliest("opened_at")
