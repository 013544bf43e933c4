"""The year of those who work: dated events, told one after the other, each once.

Told after the first page answers (`demo.tell_year`). Each event is one transaction with the mark of
how far the story is (`World.told`): a worker that dies goes on where it was.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import inf
from time import monotonic, sleep

from django.db import transaction
from django.db.models import F

from ensemble.demo.building.clock import PARIS, previous_working_day
from ensemble.demo.building.contracts import contract, more_days
from ensemble.demo.building.dates import last_month, months, next_month, nth_working_day
from ensemble.demo.building.einvoices import accept_what_came, bill_herself, receive
from ensemble.demo.building.months import answer, declare
from ensemble.demo.building.papers import papers
from ensemble.demo.building.people import OPENED
from ensemble.demo.building.treasury import Desk
from ensemble.demo.models import World
from ensemble.demo.town.needs import NEEDS
from ensemble.demo.town.post import SENDERS
from ensemble.demo.town.team import TEAM
from ensemble.demo.town.work import CREDIT, LATE_FOR, WORK, Work
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting, under_way
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.money.ledger.checking import check
from ensemble.money.ledger.reading import last_check
from ensemble.work.contracts.actions.starting import start
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.waiting import PROPOSED_FROM

log = logging.getLogger(__name__)
A_WEEK = timedelta(days=7)
PATIENCE = 600


@dataclass(frozen=True)
class Event:
    at: datetime
    tell: Callable[[], None]


def tell(works: Sequence[Work] = WORK, *, seconds: float = inf) -> bool:
    """Up to the day the world was built, for those of these `works` alone. What somebody did meanwhile
    stays as they did it. Returns whether the story is over: it stops after an event once `seconds` have
    passed."""
    world, started = World.objects.get(), monotonic()
    events = Year(world.built_at, works).events()
    for place in range(world.told, len(events)):
        _tell(events[place], place + 1)
        Letter.objects.filter(state="waiting", written_at__lte=world.built_at).update(
            state="sent", sent_at=F("written_at")
        )
        _let_follow()
        if monotonic() - started > seconds:
            return False
    if last_check() is None:
        check(_this_morning(world.built_at))
    return True


def _let_follow() -> None:
    """What follows from an event comes before the next one, a worker beside us may hold it: the same
    town whoever does the jobs."""
    run_waiting()
    for _tenth_of_a_second in range(PATIENCE):
        if not under_way(besides="demo.tell_year"):
            return
        sleep(0.1)
        run_waiting()


def _this_morning(moment: datetime) -> datetime:
    """The last seven o’clock: when the ledger is looked at."""
    here = moment.astimezone(PARIS)
    seven = datetime.combine(here.date(), time(7), PARIS)
    return seven if seven <= here else seven - timedelta(days=1)


@transaction.atomic
def _tell(event: Event, told: int) -> None:
    try:
        with transaction.atomic():
            event.tell()
    except TooLate as trouble:
        log.warning("The story of %s was not told: %s", event.at, trouble)
    World.objects.update(told=told)


class Year:
    def __init__(self, built_at: datetime, works: Sequence[Work] = WORK):
        self.now = built_at.astimezone(PARIS)
        self.today = self.now.date()
        mates = {mate.key: Person.objects.get(email=mate.email) for mate in TEAM}
        self.desk = Desk(mates["ines"], mates["bruno"])
        self.working = self._working(works)
        self.late = {one.organisation_id for one, work in self.working if work.pays_late}

    def events(self) -> list[Event]:
        """In their order, the same every time; the safes first, whatever hour stands on their papers."""
        told = [*self._opening(), *self._papers(), *self._months(), *self._money(), *self._post()]
        past = sorted((one for one in told if one.at <= self.now), key=lambda event: event.at)
        return [*(Event(self.now, story) for story in papers(self.now)), *past]

    def _working(self, works: Sequence[Work]) -> list[tuple[Mission, Work]]:
        titles = {need.key: need.title for need in NEEDS}
        missions = Mission.objects.ready_to_read().select_related("need__current")
        found = []
        for work in works:
            known = missions.filter(title=titles[work.need], chosen_at__lte=self.now)
            found += [(mission, work) for mission in known[:1]]
        return found

    def _opening(self) -> Iterator[Event]:
        at = self._hour(self._back(self.today - timedelta(days=OPENED - 8)), "09:30")
        yield Event(at, lambda: self.desk.open_account(at=at))
        clients = {mission.organisation for mission, _work in self.working}
        for place, client in enumerate(sorted(clients, key=lambda one: one.pk), 1):
            then = at + timedelta(hours=place)
            yield Event(then, self._told(self.desk.limit, client, CREDIT, at=then))

    def _papers(self) -> Iterator[Event]:
        for place, (mission, work) in enumerate(self.working):
            before = previous_working_day(previous_working_day(mission.starts_on))
            at = self._hour(before, "10:00") + timedelta(minutes=place)
            yield Event(at, self._told(contract, mission, work, finance=self.desk.one, at=at))
            begins = self._hour(mission.starts_on, "09:00")
            yield Event(begins, self._told(start, mission, by=None, at=begins))
            if work.deposit:
                asked = begins + timedelta(hours=2)
                yield Event(
                    asked, self._told(self.desk.ask_deposit, mission, work.deposit, at=asked)
                )
            if work.asks_more:
                asked = self._hour(previous_working_day(self.today), "11:00")
                yield Event(asked, self._told(more_days, mission, at=asked))

    def _months(self) -> Iterator[Event]:
        for place, (mission, work) in enumerate(self.working):
            spent = timedelta(minutes=place)
            for month in self._lived(mission, work):
                sent = self._hour(self._back(next_month(month) - timedelta(days=1)), "17:00")
                yield Event(
                    sent + spent, self._told(declare, mission, work, month, at=sent + spent)
                )
                if work.is_in_progress and month == self.waiting:
                    continue
                answered = self._hour(nth_working_day(next_month(month), 1), "10:00") + spent
                because = work.disputes if month == self.closed else ""
                yield Event(
                    answered, self._told(answer, mission, month, at=answered, because=because)
                )
                if work.bills_herself:
                    yield from self._her_invoice(mission, month, answered, more=bool(because))

    def _her_invoice(
        self, mission: Mission, month: date, answered: datetime, *, more: bool
    ) -> Iterator[Event]:
        """The afternoon of the yes; of a month in which a day is disputed, she asks for that day too."""
        sent, read = answered + timedelta(hours=3), answered + timedelta(hours=5)
        yield Event(sent, self._told(bill_herself, mission, month, at=sent, more=int(more)))
        yield Event(read, self._told(accept_what_came, mission, by=self.desk.one, at=read))

    def _post(self) -> Iterator[Event]:
        for place, sender in enumerate(SENDERS):
            day = self._back(self.today - timedelta(days=sender.days_ago))
            at = self._hour(day, "11:20")
            yield Event(at, self._told(receive, sender, place, finance=self.desk.one, at=at))

    def _money(self) -> Iterator[Event]:
        first = min((one.starts_on for one, _work in self.working), default=self.today)
        back = next((one.member_id for one, work in self.working if work.comes_back), None)
        since = self.today - timedelta(days=LATE_FOR)
        for month in months(first, self.closed):
            after = next_month(month)
            paid = self._hour(nth_working_day(after, 2), "10:00")
            pay_on = nth_working_day(after, 3)
            yield Event(paid, self._told(self.desk.pay, pay_on, at=paid))
            on = nth_working_day(after, 4)
            read = self._hour(nth_working_day(after, 5), "09:00")
            facts = {"late": self.late, "since": since}
            facts["comes_back"] = back if month == self.closed else None
            yield Event(read, self._told(self.desk.import_statement, on, at=read, **facts))
            then = read + timedelta(minutes=30)
            yield Event(then, self._told(self.desk.explain, at=then))
        for weeks in range(LATE_FOR // 7, -1, -1):
            at = self._hour(self._back(self.today - weeks * A_WEEK), "09:40")
            yield Event(at, self._told(self.desk.remind, self.late, at=at))

    @property
    def closed(self) -> date:
        """The last month of which everything was done: approved, paid, and seen at the bank."""
        this = self.today.replace(day=1)
        before = last_month(this)
        done = self._hour(nth_working_day(this, 5), "10:00") <= self.now
        return before if done else last_month(before)

    @property
    def waiting(self) -> date:
        """The month before the one that is to be declared now."""
        this = self.today.replace(day=1)
        return last_month(this if self.today.day >= PROPOSED_FROM else last_month(this))

    def _lived(self, mission: Mission, work: Work) -> list[date]:
        return months(mission.starts_on, self.waiting if work.is_in_progress else self.closed)

    @staticmethod
    def _told(action: Callable, *arguments, **facts) -> Callable[[], None]:
        return lambda: action(*arguments, **facts)

    @staticmethod
    def _back(day: date) -> date:
        """That day when it is worked, otherwise the one worked before."""
        return previous_working_day(day + timedelta(days=1))

    @staticmethod
    def _hour(day: date, hour: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(hour), PARIS)
