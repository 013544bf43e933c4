"""One fixture world: two clients, twelve columns, and a thing of each kind with words of its own.

`marks` are those words: each with the columns that may read it. Whatever a column asks for,
no answer may hold a mark of someone else's.
"""

from datetime import UTC, datetime, timedelta

from allauth.mfa.models import Authenticator

from ensemble.config.tests.authorization.matrix import readers_of
from ensemble.config.tests.authorization.worlds.compliance import open_safes
from ensemble.config.tests.authorization.worlds.contracts import contract
from ensemble.config.tests.authorization.worlds.credit import weigh_clients
from ensemble.config.tests.authorization.worlds.einvoices import receive_einvoices
from ensemble.config.tests.authorization.worlds.invoicing import write_invoices
from ensemble.config.tests.authorization.worlds.ledger import keep_books
from ensemble.config.tests.authorization.worlds.needs import (
    answer_needs,
    choose_someone,
    describe_needs,
)
from ensemble.config.tests.authorization.worlds.people import (
    exchange_words,
    meet_people,
    open_rooms,
)
from ensemble.config.tests.authorization.worlds.sessions import cookies_of, key_of
from ensemble.config.tests.authorization.worlds.signing import send_papers
from ensemble.config.tests.authorization.worlds.timesheets import declare_days
from ensemble.config.tests.authorization.worlds.treasury import pay_members
from ensemble.foundation.accounts.actions.keeping_keys import set_up_app
from ensemble.foundation.accounts.keyring import new_secret
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.tests import builders as work

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)  # a Thursday morning in Lyon
LONG_AGO = timedelta(minutes=11)


class World:
    """Build it inside a transaction, at `NOW`."""

    def __init__(self) -> None:
        self.marks: dict[str, frozenset[str]] = {}
        self.someone: dict[str, Person] = {}
        self.names: dict[int, str] = {}
        meet_people(self, NOW)
        open_rooms(self, NOW)
        exchange_words(self, NOW)
        describe_needs(self, NOW)
        answer_needs(self, NOW)
        choose_someone(self, NOW)
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

    def in_letter(self, member) -> Presentation:
        return work.presentation_of(self.letter_shared, member)

    def add_key(self, column: str) -> Authenticator:
        return key_of(self, column)

    @staticmethod
    def cookies_of(someone: Person, proven_at: datetime = NOW) -> dict[str, str]:
        """A session of this person, proven at that moment."""
        return cookies_of(someone, proven_at)

    def session_of(self, column: str) -> OpenSession:
        """Another session of the same person than the one they are asking from."""
        return OpenSession.objects.filter(person=self.someone[column]).earliest("opened_at")
