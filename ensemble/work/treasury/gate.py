"""May this invoice be paid? Every condition is read anew each time, and each refusal is a sentence
that finance and the member both read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from ensemble.money.invoicing.models import Invoice
from ensemble.people.compliance.banking import payable_account
from ensemble.people.compliance.models import BankAccount, Business
from ensemble.people.compliance.vigilance import VERIFIED, Vigilance, vigilance_of
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.contracts.vigilance import needed, standing_of
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.models import Approval
from ensemble.work.treasury.liftings import (
    account_bar,
    account_reason,
    paper_reasons,
    papers_reason,
    who_approves,
)
from ensemble.work.treasury.models import Payment, PayRun
from ensemble.work.treasury.reasons import FINANCE, Reason


@dataclass
class Judged:
    """An invoice and what stands against paying it. Without reasons, the rest is all there."""

    invoice: Invoice
    business: Business | None = None
    account: BankAccount | None = None
    terms: Terms | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def may_be_paid(self) -> bool:
        return not self.reasons

    @property
    def amount(self) -> Decimal:
        """What would be paid: what is open, less what is contested."""
        return self.invoice.payable_amount


class Gate:
    """Judges invoices on one day; what is known of a business or a mission is read once."""

    def __init__(
        self,
        *,
        on: date,
        at: datetime,
        besides: Iterable[int] = (),
        approved: dict[int, Mission] | None = None,
    ):
        self.on, self.at, self.besides = on, at, set(besides)
        self.of_business: dict[int, tuple[BankAccount | None, Vigilance]] = {}
        self.bars: dict[int, tuple[str, BankAccount | None]] = {}
        self.standing: dict[int, Vigilance] = {}
        self.of_mission: dict[int, Terms | None] = {}
        self.approved = approved

    def judge(self, invoices: Iterable[Invoice]) -> list[Judged]:
        invoices = list(invoices)
        live = Payment.objects.live().filter(invoice__in=invoices).exclude(run__in=self.besides)
        in_runs = {one.invoice_id: one.run for one in live.select_related("run")}
        if self.approved is None:
            self.approved = missions_of_approved_days(invoices)
        members = {one.member_id for one in invoices}
        known = Business.objects.filter(member__in=members).select_related("member__person")
        businesses = {business.member_id: business for business in known}
        return [
            self._judged(one, businesses.get(one.member_id), in_runs.get(one.pk))
            for one in invoices
        ]

    def _judged(self, invoice: Invoice, business: Business | None, run: PayRun | None) -> Judged:
        judged = Judged(invoice, business)
        judged.reasons = [*self._work(judged), *paper_reasons(invoice), *self._payee(judged)]
        if run:
            judged.reasons.append(Reason("in_run", run.message_id, who=FINANCE, until=run.pay_on))
        return judged

    def _work(self, judged: Judged) -> list[Reason]:
        """Approved days, under terms that say resale."""
        mission, written = self.approved.get(judged.invoice.pk), judged.invoice.issued_on
        if mission is None:
            return [Reason("timesheet", who=who_approves(judged.invoice), since=written)]
        if mission.pk not in self.of_mission:
            self.of_mission[mission.pk] = latest_terms(mission)
        judged.terms = terms = self.of_mission[mission.pk]
        if terms is None or terms.state != "agreed":
            return [Reason("terms", who=mission.talent_manager.name, since=written)]
        if terms.is_resale:
            return []
        return [Reason("agency", who=mission.organisation.name, until=judged.invoice.due_on)]

    def _payee(self, judged: Judged) -> list[Reason]:
        """Papers verified, and an account that no change holds."""
        business = judged.business
        if business is None:
            missing, her = vigilance_of(None, on=self.on).sentence, judged.invoice.member.person
            return [Reason("vigilance", missing, her.name, judged.invoice.issued_on)]
        if business.pk not in self.of_business:
            papers = vigilance_of(business, on=self.on)
            self.of_business[business.pk] = payable_account(business, self.at), papers
        judged.account, papers = self.of_business[business.pk]
        reasons = []
        if not papers.verified and not (standing := self._standing(judged, papers)).verified:
            reasons.append(papers_reason(standing, judged.invoice))
        if judged.account is None:
            if business.pk not in self.bars:
                self.bars[business.pk] = account_bar(business, self.at)
            reasons.append(account_reason(*self.bars[business.pk], judged.invoice, self.at))
        return reasons

    def _standing(self, judged: Judged, papers: Vigilance) -> Vigilance:
        """Papers that would not do today may do for this mission: below the threshold of the law, or
        between two of its checks (R01, R03)."""
        mission = self.approved.get(judged.invoice.pk)
        if mission is None:
            return papers
        if mission.pk not in self.standing:
            asked = needed(mission, self.on)
            self.standing[mission.pk] = (
                standing_of(mission, self.on, judged.business)
                if asked
                else Vigilance(self.on, VERIFIED)
            )
        return self.standing[mission.pk]


def judge(invoices: Iterable[Invoice], *, on: date, at: datetime) -> list[Judged]:
    """Every invoice with what stands against paying it that day."""
    return Gate(on=on, at=at).judge(invoices)


def missions_of_approved_days(invoices: Iterable[Invoice]) -> dict[int, Mission]:
    """For each invoice that bills days a client approved, their mission."""
    known = Approval.objects.filter(member_invoice__in=list(invoices))
    known = known.select_related(
        "timesheet__mission__organisation", "timesheet__mission__talent_manager"
    )
    return {one.member_invoice_id: one.timesheet.mission for one in known}
