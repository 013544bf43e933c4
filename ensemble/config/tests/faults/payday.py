"""What the runner does in the installation: members in order, and one pay run from end to end."""

import json
from datetime import timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import Max, Sum
from django.utils import timezone

from ensemble.config.tests.faults.rows import people
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.accounts.tests.builders import manager, person
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.tasks import read_entry
from ensemble.money.invoicing.models import Invoice, Mandate
from ensemble.money.invoicing.tests.builders import client, operator
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.tests.builders import a_member
from ensemble.work.missions.models import Mission
from ensemble.work.treasury.actions.approving import approve
from ensemble.work.treasury.actions.downloading import download
from ensemble.work.treasury.actions.importing import keep_statement, record
from ensemble.work.treasury.actions.preparing import prepare, submit
from ensemble.work.treasury.models import BankLine, OperatorAccount, PayRun, Statement
from ensemble.work.treasury.payfile import hash_of
from ensemble.work.treasury.promises import next_pay_day
from ensemble.work.treasury.tests import builders
from ensemble.work.treasury.tests.formats.builders import OURS, camt053, entry, statement

JOBS = """
SELECT id, args FROM procrastinate_jobs
WHERE status = 'todo' AND task_name = 'timeline.read_entry' AND args->>'reader' LIKE '%treasury%'
ORDER BY id
"""
NAMES = ("Karim Benali", "Julie Lemaire")


def finance() -> tuple[Person, Person]:
    return person("Inès Carpentier", "ensemble"), person("Bruno Vidal", "ensemble")


def settle_in() -> None:
    """Once for an installation: two members in order, one account of ours."""
    if OperatorAccount.objects.exists():
        return
    at = timezone.now()
    claire, helene = people()
    ines, bruno = finance()
    operator(ines)
    builders.an_account(ines, bruno, at=at)
    organisation = Seat.objects.get(person=helene).organisation
    client(organisation, ines)
    petit = manager(person("Laurent Petit", "varenne"), organisation, by=helene)
    members = [a_member(name, by=claire, at=at, rate=500, line="Conseil") for name in NAMES]
    for member, other in (members, members[::-1]):
        business = builders.a_payee(member, by=ines, at=at)
        builders.a_mandate(business, by=ines, at=at)
        later = at + timedelta(days=10)  # the builder goes ten days back
        mission = builders.a_mission(member, other, petit=petit, claire=claire, at=later)
        builders.terms_of(mission, at=at)


class Day:
    """One pay day of one seed. Every method may be done twice; what it wrote is found again by name."""

    def __init__(self, seed: int, *, invoices: int):
        self.before, self.invoices = self.last_run, invoices
        self.name = f"seed-{seed}-after-{self.before}"

    @property
    def run(self) -> PayRun:
        return PayRun.objects.select_related("account").latest("pk")

    @property
    def last_run(self) -> int:
        return PayRun.objects.aggregate(last=Max("pk"))["last"] or 0

    @property
    def account(self) -> OperatorAccount:
        return OperatorAccount.objects.get(iban=OURS)

    def owe(self) -> None:
        at = timezone.now()
        due = next_pay_day(at)
        for number in range(self.invoices):
            member = NAMES[number % 2]
            business = Business.objects.get(member__person__name=member)
            mandate = Mandate.objects.get(member=business.member)
            mission = Mission.objects.get(member=business.member)
            key = f"{self.name}-{number}"
            known = {"days": "2", "payable_on": due, "key": key, "at": at}
            builders.owed(business, mandate, mission, **known)

    def prepare(self) -> None:
        ines, _bruno = finance()
        at = timezone.now()
        prepare(self.account, pay_on=next_pay_day(at), by=ines, at=at)

    def submit(self) -> None:
        submit(self.run, by=finance()[0], at=timezone.now())

    def approve_alone(self) -> None:
        run = self.run
        approve(run, sha256=run.sha256, by=finance()[0], at=timezone.now())

    def approve(self) -> None:
        run = self.run
        approve(run, sha256=run.sha256, by=finance()[1], at=timezone.now())

    def download(self) -> None:
        """F14: whoever asks receives the approved bytes."""
        run = self.run
        if hash_of(download(run, by=finance()[0], at=timezone.now())) != run.sha256:
            raise AssertionError("another file")

    def work(self) -> None:
        """As a worker: the jobs that treasury waits for, each as often as someone takes it."""
        with connection.cursor() as cursor:
            cursor.execute(JOBS)
            waiting = cursor.fetchall()
        for number, args in waiting:
            read_entry.task.func(**json.loads(args))
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [number]
                )

    def bring(self) -> None:
        """F15: every payment is booked, and the first one comes back in the same statement."""
        at, ines, run = timezone.now(), finance()[0], self.run
        content = self.statement_of(run)
        if Statement.objects.recorded().filter(account=run.account, number=run.message_id).exists():
            return
        kept = keep_statement(run.account, content=content, name="releve.xml", by=ines, at=at)
        record(kept, by=ines, at=at)

    def statement_of(self, run: PayRun) -> bytes:
        payments = list(run.payments.in_file_order())
        lines = [
            entry(f"-{one.amount}", end_to_end_id=one.end_to_end_id, on=run.pay_on)
            for one in payments
        ]
        back, total = payments[0], sum(one.amount for one in payments)
        lines.append(
            entry(
                f"{back.amount}",
                end_to_end_id=back.end_to_end_id,
                on=run.pay_on + timedelta(days=2),
                reason="AC04",
            )
        )
        moved = back.amount - total
        return camt053(statement(*lines, moved=str(moved), number=run.message_id, on=run.pay_on))

    def wrong(self) -> list[str]:
        """The rows, against what was answered."""
        run = self.run
        states = sorted(run.payments.values_list("state", flat=True))
        expected = sorted(["returned"] + ["paid"] * (run.count - 1))
        found = [] if states == expected else [f"payments are {states}, not {expected}"]
        if run.downloads.count() < 2:
            found.append("a download was given and not written down")
        left = BankLine.objects.unexplained().filter(statement__number=run.message_id).count()
        if left:
            found.append(f"{left} lines are not explained")
        return found + self._letters(run) + self._invoices(run)

    def _letters(self, run: PayRun) -> list[str]:
        """One to each member whose money leaves; one for the payment that came back."""
        first = set(run.payments.values_list("pk", flat=True))
        of_run = Letter.objects.filter(about_label="treasury.payment", about_id__in=first)
        kinds = sorted(of_run.values_list("kind", "to").distinct())
        told = of_run.filter(kind="treasury/payment_ordered").count()
        members = run.payments.values("member").distinct().count()
        back = of_run.filter(kind="treasury/payment_returned").count()
        return [] if (told, back) == (members, 1) else [f"letters: {told}, {back}: {kinds}"]

    def _invoices(self, run: PayRun) -> list[str]:
        """What came back is owed again, to the cent; it is paid off here, for the next seed."""
        owed = Invoice.objects.bought().not_credits().still_open()
        back = run.payments.filter(state="returned").aggregate(sum=Sum("amount"))["sum"] or Decimal(
            0
        )
        sums = sum((one.open for one in owed), Decimal(0))
        return [] if sums == back else [f"{sums} is owed, and {back} came back"]
