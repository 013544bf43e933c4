"""What several lines of a member's money ask, read once."""

from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.dates import month_year
from ensemble.money.invoicing.models import Invoice
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.missions.promises import promise, today
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.treasury.models import Exclusion, Payment
from ensemble.work.treasury.reasons import Reason

KEPT = 60


class Books:
    """What several lines of one member ask, read once: payments, approved days, terms."""

    def __init__(self, member: Member):
        self.member = member
        payments = payments_of(member).exclude(run__state="draft").order_by("-paid_on", "-pk")
        self.payments = list(payments.select_related("settlement")[:KEPT])
        known = Approval.objects.filter(timesheet__mission__member=member)
        joined = known.select_related("timesheet__mission__organisation", "member_invoice")
        self.approvals = list(joined)
        self.of_invoice = {
            one.member_invoice_id: one for one in self.approvals if one.member_invoice_id
        }
        self.rates = Rates()
        self.open = list(_still_open(member))
        self.came_back = {
            one.invoice_id: one for one in reversed(self.payments) if one.state == "returned"
        }
        self.left_out = self._left_out()

    def _left_out(self) -> dict[int, Reason]:
        """What finance kept back from its last list, and why."""
        kept = Exclusion.objects.filter(invoice__member=self.member, code="left_out")
        kept = kept.exclude(run__state="dropped").order_by("pk")
        return {one.invoice_id: one.reason for one in kept}

    def fee_of(self, invoice: int) -> FeeLine | None:
        approval = self.of_invoice.get(invoice)
        if approval is None or approval.takes_back:
            return None
        return self.rates.line(approval.timesheet.mission, approval.days)

    def named(self, invoice: Invoice) -> dict[str, str]:
        """What was worked, and the number beneath; the number alone when no month made it."""
        url = reverse("invoicing:invoice", args=[invoice.public_id])
        if approval := self.of_invoice.get(invoice.pk):
            title = worked(approval.timesheet)
            return {"title": title, "number": invoice.number, "url": url}
        return {"title": invoice.number, "url": url}


class Rates:
    """The terms of each mission, read once."""

    def __init__(self) -> None:
        self.known: dict[int, Terms | None] = {}

    def of(self, mission: Mission) -> Terms | None:
        if mission.pk not in self.known:
            self.known[mission.pk] = latest_terms(mission)
        return self.known[mission.pk]

    def line(self, mission: Mission, days: Decimal) -> FeeLine | None:
        """Client total, fee and net of so many days, excluding tax."""
        terms = self.of(mission)
        if terms is None:
            return None
        rate, price = to_cents(terms.rate * days), to_cents(terms.price * days)
        return FeeLine(rate, price - rate, price, terms.percent, terms.basis)

    def earliest(self, mission: Mission, at: datetime) -> date:
        """If the client approved now."""
        terms = self.of(mission)
        return today(promise(at, working_days=(terms and terms.promise_working_days) or None))


def worked(timesheet: Timesheet) -> str:
    """`Octobre 2026 · Groupe Varenne`."""
    return f"{month_year(timesheet.month).capitalize()} · {timesheet.mission.organisation.name}"


def owed_to(member: Member):
    return Invoice.objects.bought().filter(member=member).live().not_credits().still_open()


def _still_open(member: Member):
    """What she is owed, and what of her credit notes she is to give back, in one question."""
    both = Invoice.objects.bought().filter(member=member).live().still_open()
    return both.select_related("member__person", "mandate").prefetch_related("contests__opened_by")


def payments_of(member: Member):
    known = Payment.objects.filter(member=member).exclude(state="left_out")
    return known.select_related("run", "invoice")
