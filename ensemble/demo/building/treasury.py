"""Finance in the town: an account opened by two, members paid by runs of two, statements matched."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q

from ensemble.demo.building.bank import Movement, statement
from ensemble.demo.building.clock import previous_working_day
from ensemble.demo.building.identities import ACCOUNT, address
from ensemble.demo.town import words
from ensemble.demo.town.work import CAPITAL, EACH_MONTH, UNKNOWN
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.workdays import next_working_day
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.actions.dunning import climb
from ensemble.money.credit.actions.grouping import own_group
from ensemble.money.credit.actions.limiting import approve_limit, propose_limit
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.models import Invoice
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit
from ensemble.work.treasury.actions.approving import approve
from ensemble.work.treasury.actions.downloading import download
from ensemble.work.treasury.actions.importing import keep_statement, record
from ensemble.work.treasury.actions.matching import confirm, explain
from ensemble.work.treasury.actions.opening import open_account, propose_account
from ensemble.work.treasury.actions.preparing import drop, prepare, submit
from ensemble.work.treasury.ladder import proposals_for
from ensemble.work.treasury.models import BankLine, OperatorAccount, Payment, Statement

FIRST_PAYER = 500
NOTHING = Decimal("0.00")


class Desk:
    """Two people of finance, who never approve what they prepared themselves."""

    def __init__(self, one: Person, other: Person):
        self.one, self.other = one, other

    def open_account(self, *, at: datetime) -> None:
        proposed = propose_account(
            label="Compte courant",
            holder="Les Deux Rives SAS",
            by=self.one,
            at=at,
            **ACCOUNT,
            **address(words.ADDRESS),
        )
        open_account(proposed, by=self.other, at=at + timedelta(minutes=20))

    def limit(self, client: Organisation, amount: int, *, at: datetime) -> None:
        limit = propose_limit(
            own_group(client, at=at),
            amount=Decimal(amount),
            source="insurer",
            reference="Police d’assurance-crédit, annexe 2",
            expires_on=at.date() + timedelta(days=700),
            by=self.one,
            at=at,
        )
        approve_limit(limit, by=self.other, at=at + timedelta(minutes=40))

    def ask_deposit(self, mission: Mission, net: Decimal, *, at: datetime) -> None:
        ask_deposit(mission, net=net, by=self.one, at=at, key=f"demo-{mission.public_id}")

    def pay(self, pay_on: date, *, at: datetime) -> None:
        """Prepared in the morning by one, approved in the afternoon by the other. Papers that a busy
        machine has not made yet are made first: a month is paid on its day."""
        for invoice in Invoice.objects.filter(state="issued").order_by("pk"):
            make_paper(invoice, by=None, at=at)
        run = prepare(_account(), pay_on=pay_on, by=self.one, at=at)
        run.refresh_from_db()
        if not run.count:
            return drop(run, by=self.one, at=at)
        run = submit(run, by=self.one, at=at + timedelta(minutes=15))
        later = at + timedelta(hours=4)
        run = approve(run, sha256=run.sha256, by=self.other, at=later)
        download(run, by=self.one, at=later + timedelta(minutes=10))
        return None

    def import_statement(
        self, on: date, *, late: set[int], since: date, comes_back: int | None, at: datetime
    ) -> None:
        """What the bank booked until the day before `on`. `late` clients have paid nothing that fell
        due from `since` on; the payment of member `comes_back` returns, and somebody unknown pays."""
        account, number = _account(), f"REL-{on:%Y-%m}"
        last = Statement.objects.recorded().filter(account=account).order_by("-pk").first()
        movements = [*_debits(), *_receipts(on, late, since), _fee(on)]
        if last is None:
            movements.insert(0, Movement(on, Decimal(CAPITAL), "APPORT EN COMPTE COURANT"))
        if comes_back:
            movements += _surprises(on, comes_back)
        content, _closing = statement(
            movements,
            number=number,
            account=ACCOUNT["iban"],
            opening=last.closing if last else NOTHING,
            on=on,
        )
        kept = keep_statement(account, content=content, name=f"{number}.xml", by=self.one, at=at)
        record(kept, by=self.one, at=at + timedelta(minutes=5))

    def explain(self, *, at: datetime) -> None:
        """Bank fees as proposed; what nobody knows waits in its own account."""
        for line, proposal in proposals_for(BankLine.objects.unexplained()).items():
            if proposal.parts:
                confirm(line, by=self.one, at=at)
            elif line.amount == Decimal(CAPITAL):
                explain(line, "unknown", by=self.one, at=at)

    def remind(self, late: set[int], *, at: datetime) -> None:
        for invoice in Invoice.objects.sold().live().not_credits().still_open():
            if invoice.organisation_id in late:
                climb(invoice, at=at)


def _account() -> OperatorAccount:
    return OperatorAccount.objects.open().get()


def _debits() -> Iterator[Movement]:
    for one in Payment.objects.filter(state="ordered").select_related("run").order_by("pk"):
        yield Movement(
            one.run.pay_on, -one.amount, "VIR SEPA", one.name, end_to_end_id=one.end_to_end_id
        )


def _receipts(on: date, late: set[int], since: date) -> Iterator[Movement]:
    """Each client pays an invoice the day it falls due, or the first working day after; early, and less,
    whoever has an escompte."""
    owed = Invoice.objects.sold().live().not_credits().still_open()
    owed = owed.filter(Q(due_on__lt=on) | Q(discount_until__lt=on))
    parties = ("organisation", "member__person")
    for invoice in owed.select_related(*parties).order_by("due_on", "pk"):
        if invoice.organisation_id in late and invoice.due_on >= since:
            continue
        client = invoice.organisation
        name = client.name if client else invoice.member.person.name
        booked = min(next_working_day(invoice.due_on - timedelta(days=1)), on)
        if invoice.discount_until:
            booked = previous_working_day(invoice.discount_until)
        yield Movement(
            booked,
            invoice.open_amount - invoice.discount_amount,
            f"VIR {invoice.number}",
            name,
            FIRST_PAYER + (client.pk if client else 100 + invoice.member_id),
        )


def _fee(on: date) -> Movement:
    return Movement(on, Decimal(EACH_MONTH["amount"]), EACH_MONTH["fee"])


def _surprises(on: date, member: int) -> Iterator[Movement]:
    lost = Payment.objects.filter(state="ordered", invoice__member=member).last()
    if lost:
        name, number = lost.name, lost.end_to_end_id
        yield Movement(on, lost.amount, "REJET", name, end_to_end_id=number, reason="AC04")
    amount = Decimal(UNKNOWN["amount"])
    yield Movement(on, amount, UNKNOWN["words"], UNKNOWN["name"], FIRST_PAYER - 1)
