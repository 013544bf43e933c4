"""What a member is owed, when it comes, and what already came: five words, each line with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.dates import day
from ensemble.money.invoicing.models import Invoice
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.missions.promises import promise, today
from ensemble.work.timesheets.models import NO_DAY, Approval, Timesheet
from ensemble.work.treasury.gate import Judged, judge
from ensemble.work.treasury.models import Payment
from ensemble.work.treasury.promises import PAYABLE_ON

NOTHING = Decimal("0.00")
KEPT = 24
TONES = {
    "declared": "quiet",
    "approved": "info",
    "invoiced": "info",
    "scheduled": "info",
    "paid": "done",
    "act": "act",
}


@dataclass(frozen=True)
class Line:
    """`on` is the promised day, or the earliest one of what is only expected."""

    word: str
    title: str
    amount: Decimal
    on: date
    sentence: str
    certain: bool = False
    act: bool = False
    fee: FeeLine | None = None
    url: str = ""

    @property
    def label(self) -> str:
        return words()[self.word]

    @property
    def tone(self) -> str:
        """Red only when the member has something to do."""
        return "error" if self.act else TONES[self.word]


@dataclass(frozen=True)
class Money:
    coming: list[Line]
    paid: list[Line]

    @property
    def certain(self) -> Decimal:
        return sum((line.amount for line in self.coming if line.certain), NOTHING)

    @property
    def expected(self) -> Decimal:
        return sum((line.amount for line in self.coming if not line.certain), NOTHING)

    @property
    def until(self) -> date | None:
        """The day by which all that is certain has left: no total without a date."""
        return max((line.on for line in self.coming if line.certain), default=None)


def words() -> dict[str, str]:
    """The only five."""
    return {
        "declared": _("Declared"),
        "approved": _("Approved"),
        "invoiced": _("Invoiced"),
        "scheduled": _("Scheduled"),
        "paid": _("Paid"),
    }


def money_of(member: Member, *, at: datetime) -> Money:
    rates = Rates()
    coming = [
        *_scheduled(member, rates),
        *_invoiced(member, rates, at=at),
        *_approved(member, rates, at=at),
        *_declared(member, rates, at=at),
    ]
    coming.sort(key=lambda line: (line.on, not line.certain))
    return Money(coming, list(_paid(member, rates)))


def next_payment(member: Member, *, at: datetime) -> Line | None:
    """The home's card: the first that is certain, otherwise the first that is owed."""
    for line in _scheduled(member, Rates()):
        return line
    owed = _owed(member).annotate(payable_on=PAYABLE_ON).order_by("payable_on", "pk").first()
    if owed is None:
        return None
    sentence = _("Promised; nothing to do on your side.") if owed.promised_on else ""
    certain = owed.promised_on is not None
    on = max(owed.payable_on, today(at))
    return Line("invoiced", owed.number, owed.open_amount, on, sentence, certain)


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


def _scheduled(member: Member, rates: Rates) -> Iterator[Line]:
    live = Payment.objects.live().filter(member=member).exclude(run__state="draft")
    live = live.select_related("run", "invoice").order_by("run__pay_on", "pk")
    for payment, approval in _with_days(list(live)):
        ordered = payment.state == "ordered"
        yield Line(
            "scheduled",
            payment.invoice.number,
            payment.amount,
            payment.run.pay_on,
            _("Leaves on %(day)s. Nothing to do on your side.") % {"day": day(payment.run.pay_on)}
            if ordered
            else _("The list is made; a second person of ours reads it before it leaves."),
            certain=True,
            fee=approval and rates.line(approval.timesheet.mission, approval.days),
        )


def _invoiced(member: Member, rates: Rates, *, at: datetime) -> Iterator[Line]:
    """In hand, and not in a list yet: promised when nothing stands against it."""
    live = Payment.objects.live().exclude(run__state="draft").values("invoice")
    owed = _owed(member).exclude(pk__in=live).select_related("member", "mandate")
    judged = judge(owed.prefetch_related("contests"), on=today(at), at=at)
    returned = set(
        Payment.objects.filter(member=member, state="returned").values_list("invoice", flat=True)
    )
    approvals = _approvals_of([one.invoice for one in judged])
    for one in judged:
        reasons = [reason for reason in one.reasons if reason.code not in ("in_run", "agency")]
        approval = approvals.get(one.invoice.pk)
        yield Line(
            "invoiced",
            one.invoice.number,
            one.amount or one.invoice.open_amount,
            max(one.invoice.promised_on or one.invoice.due_on, today(at)),
            _sentence(one, came_back=one.invoice.pk in returned),
            certain=not reasons and one.invoice.promised_on is not None,
            act=any(reason.code in ("bank", "vigilance") for reason in reasons),
            fee=approval and rates.line(approval.timesheet.mission, approval.days),
        )


def _sentence(judged: Judged, *, came_back: bool) -> str:
    if judged.reasons:
        return " ".join(reason.sentence for reason in judged.reasons if reason.code != "in_run")
    if came_back:
        return _("The bank gave it back to us; it leaves again with the next list.")
    if judged.invoice.promised_on:
        return _("Promised for %(day)s, whenever the client pays.") % {
            "day": day(judged.invoice.promised_on)
        }
    return _("Due on %(day)s.") % {"day": day(judged.invoice.due_on)}


def _approved(member: Member, rates: Rates, *, at: datetime) -> Iterator[Line]:
    """Days that the client approved, and no invoice of the member yet."""
    waiting = Approval.objects.filter(timesheet__mission__member=member, member_invoice=None)
    waiting = waiting.exclude(state="billed").select_related("timesheet__mission__organisation")
    for approval in waiting:
        mission = approval.timesheet.mission
        fee = rates.line(mission, approval.days)
        hers = approval.state == "awaiting_member"
        yield Line(
            "approved",
            mission.title,
            fee.rate if fee else NOTHING,
            approval.promised_on or rates.earliest(mission, at),
            _("Send us your invoice: it is paid from there.") if hers else approval.held_because,
            act=hers,
            fee=fee,
            url=_page_of(mission),
        )


def _declared(member: Member, rates: Rates, *, at: datetime) -> Iterator[Line]:
    waiting = Timesheet.objects.filter(mission__member=member).awaiting()
    waiting = waiting.select_related("mission__organisation", "submitted_to")
    for timesheet in waiting.prefetch_related("days"):
        fee = rates.line(timesheet.mission, timesheet.open_days)
        if timesheet.open_days == NO_DAY or fee is None:
            continue
        yield Line(
            "declared",
            timesheet.mission.title,
            fee.rate,
            rates.earliest(timesheet.mission, at),
            _(
                "Waiting for the approval of %(name)s, who received it on %(day)s. We write as soon as it comes."
            )
            % {
                "name": timesheet.submitted_to.name,
                "day": day(today(timesheet.submitted_at)),
            },
            fee=fee,
            url=_page_of(timesheet.mission),
        )


def _paid(member: Member, rates: Rates) -> Iterator[Line]:
    done = Payment.objects.filter(member=member, state="paid").select_related("run", "invoice")
    for payment, approval in _with_days(list(done.order_by(F("paid_on").desc(), "-pk")[:KEPT])):
        yield Line(
            "paid",
            payment.invoice.number,
            payment.amount,
            payment.paid_on,
            _("To the account %(masked)s.") % {"masked": payment.masked},
            certain=True,
            fee=approval and rates.line(approval.timesheet.mission, approval.days),
        )


def _owed(member: Member):
    return Invoice.objects.bought().filter(member=member).live().not_credits().still_open()


def _with_days(payments: list[Payment]) -> Iterator[tuple[Payment, Approval | None]]:
    approvals = _approvals_of([payment.invoice for payment in payments])
    for payment in payments:
        yield payment, approvals.get(payment.invoice_id)


def _approvals_of(invoices: list[Invoice]) -> dict[int, Approval]:
    known = Approval.objects.filter(member_invoice__in=invoices)
    return {one.member_invoice_id: one for one in known.select_related("timesheet__mission")}


def _page_of(mission: Mission) -> str:
    return reverse("missions:mission", args=[mission.public_id])
