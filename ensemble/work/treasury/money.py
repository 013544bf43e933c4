"""What a member is owed, when it comes, and what already came: five words, each line with its reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.dates import day, month_year
from ensemble.money.invoicing.models import Invoice
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.missions.promises import promise, today
from ensemble.work.timesheets.models import NO_DAY, Approval, Timesheet
from ensemble.work.treasury.gate import Gate, Judged
from ensemble.work.treasury.lines import Line, Money
from ensemble.work.treasury.models import Payment
from ensemble.work.treasury.models.payrun import LIVE
from ensemble.work.treasury.promises import PAYABLE_ON

NOTHING = Decimal("0.00")
KEPT = 60


def money_of(member: Member, *, at: datetime) -> Money:
    books = Books(member)
    coming = [
        *_scheduled(books),
        *_invoiced(books, at=at),
        *_approved(books, at=at),
        *_declared(books, at=at),
    ]
    coming.sort(key=lambda line: (line.on, not line.certain))
    return Money(coming, [_paid(books, one) for one in books.payments if one.state == "paid"])


def next_payment(member: Member, *, at: datetime) -> Line | None:
    """The home's card: the first that is certain, otherwise the first that is owed."""
    live = _payments(member).live().exclude(run__state="draft").order_by("run__pay_on", "pk")
    if payment := live.first():
        return _as_scheduled(payment)
    owed = _owed(member).annotate(payable_on=PAYABLE_ON).order_by("payable_on", "pk").first()
    if owed is None:
        return None
    sentence = _("Promised; nothing to do on your side.") if owed.promised_on else ""
    certain, on = owed.promised_on is not None, max(owed.payable_on, today(at))
    return Line("invoiced", owed.number, owed.open_amount, on, sentence, certain)


class Books:
    """What several lines of one member ask, read once: payments, approved days, terms."""

    def __init__(self, member: Member):
        self.member = member
        payments = _payments(member).exclude(run__state="draft").order_by("-paid_on", "-pk")
        self.payments = list(payments.select_related("settlement")[:KEPT])
        known = Approval.objects.filter(timesheet__mission__member=member)
        self.approvals = list(known.select_related("timesheet__mission__organisation"))
        self.of_invoice = {
            one.member_invoice_id: one for one in self.approvals if one.member_invoice_id
        }
        self.rates = Rates()

    def fee_of(self, invoice: int) -> FeeLine | None:
        approval = self.of_invoice.get(invoice)
        return approval and self.rates.line(approval.timesheet.mission, approval.days)

    def named(self, invoice: Invoice) -> dict[str, str]:
        """What was worked, and the number beneath; the number alone when no month made it."""
        url = reverse("invoicing:invoice", args=[invoice.public_id])
        if approval := self.of_invoice.get(invoice.pk):
            title = _worked(approval.timesheet)
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


def _scheduled(books: Books) -> Iterator[Line]:
    for payment in books.payments:
        if payment.state in LIVE:
            line = _as_scheduled(payment)
            fee = books.fee_of(payment.invoice_id)
            yield replace(line, fee=fee, **books.named(payment.invoice))


def _as_scheduled(payment: Payment) -> Line:
    day_ = day(payment.run.pay_on)
    sentence = (
        _("Leaves on %(day)s. Nothing to do on your side.") % {"day": day_}
        if payment.state == "ordered"
        else _("The list is made; a second person of ours reads it before it leaves.")
    )
    on, number = payment.run.pay_on, payment.invoice.number
    return Line("scheduled", number, payment.amount, on, sentence, certain=True)


def _invoiced(books: Books, *, at: datetime) -> Iterator[Line]:
    """In hand, and not in a list yet: promised when nothing stands against it."""
    live = [one.invoice_id for one in books.payments if one.state in LIVE]
    back = {one.invoice_id for one in books.payments if one.state == "returned"}
    owed = _owed(books.member).exclude(pk__in=live).select_related("member", "mandate")
    missions = {pk: one.timesheet.mission for pk, one in books.of_invoice.items()}
    gate = Gate(on=today(at), at=at, approved=missions)
    for one in gate.judge(owed.prefetch_related("contests")):
        reasons = [reason for reason in one.reasons if reason.code != "in_run"]
        yield Line(
            word="invoiced",
            **books.named(one.invoice),
            amount=one.amount or one.invoice.open_amount,
            on=max(one.invoice.promised_on or one.invoice.due_on, today(at)),
            sentence=_sentence(one, came_back=one.invoice.pk in back),
            certain=not reasons and one.invoice.promised_on is not None,
            act=any(reason.code in ("bank", "vigilance") for reason in reasons),
            fee=books.fee_of(one.invoice.pk),
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


def _approved(books: Books, *, at: datetime) -> Iterator[Line]:
    """Days that the client approved, and no invoice of the member yet."""
    for approval in books.approvals:
        if approval.member_invoice_id or approval.state == "billed":
            continue
        mission, hers = approval.timesheet.mission, approval.state == "awaiting_member"
        fee = books.rates.line(mission, approval.days)
        yield Line(
            "approved",
            _worked(approval.timesheet),
            fee.rate if fee else NOTHING,
            approval.promised_on or books.rates.earliest(mission, at),
            _("Send us your invoice: it is paid from there.") if hers else approval.held_because,
            act=hers,
            fee=fee,
            url=_page_of(mission),
        )


def _declared(books: Books, *, at: datetime) -> Iterator[Line]:
    waiting = Timesheet.objects.filter(mission__member=books.member).awaiting()
    waiting = waiting.select_related("mission__organisation", "submitted_to")
    for timesheet in waiting.prefetch_related("days"):
        fee = books.rates.line(timesheet.mission, timesheet.open_days)
        if timesheet.open_days == NO_DAY or fee is None:
            continue
        since = day(today(timesheet.submitted_at))
        yield Line(
            "declared",
            _worked(timesheet),
            fee.rate,
            books.rates.earliest(timesheet.mission, at),
            _(
                "Waiting for the approval of %(name)s, who received it on %(day)s."
                " We write as soon as it comes."
            )
            % {"name": timesheet.submitted_to.name, "day": since},
            fee=fee,
            url=_page_of(timesheet.mission),
        )


def _paid(books: Books, payment: Payment) -> Line:
    said = _("To the account %(masked)s.") % {"masked": payment.masked}
    return Line(
        word="paid",
        **books.named(payment.invoice),
        amount=payment.amount,
        on=payment.paid_on,
        sentence=said,
        certain=True,
        fee=books.fee_of(payment.invoice_id),
    )


def _worked(timesheet: Timesheet) -> str:
    """`Octobre 2026 · Groupe Varenne`."""
    return f"{month_year(timesheet.month).capitalize()} · {timesheet.mission.organisation.name}"


def _owed(member: Member):
    return Invoice.objects.bought().filter(member=member).live().not_credits().still_open()


def _payments(member: Member):
    known = Payment.objects.filter(member=member).exclude(state="left_out")
    return known.select_related("run", "invoice")


def _page_of(mission: Mission) -> str:
    return reverse("contracts:mission", args=[mission.public_id])
