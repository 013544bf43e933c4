"""What a member is owed, when it comes, and what already came: five words, each line with its reason."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import day
from ensemble.people.profiles.models import Member
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today
from ensemble.work.timesheets.models import NO_DAY, Timesheet
from ensemble.work.treasury.books import Books, worked
from ensemble.work.treasury.gate import Gate
from ensemble.work.treasury.lines import Line, Money
from ensemble.work.treasury.models import Payment
from ensemble.work.treasury.models.payrun import LIVE
from ensemble.work.treasury.sayings import (
    again_on,
    against,
    awaited,
    came_back,
    last_nudges,
    said_of,
    wanted,
)

NOTHING = Decimal("0.00")


def money_of(member: Member, *, at: datetime) -> Money:
    books = Books(member)
    coming = [
        *_scheduled(books),
        *_invoiced(books, at=at),
        *_approved(books, at=at),
        *_taken_back(books, at=at),
        *_declared(books, at=at),
    ]
    coming.sort(key=lambda line: (line.on, not line.certain))
    paid = [_paid(books, one) for one in books.payments if one.state == "paid"]
    return Money(coming, paid, [one for one in books.open if one.is_credit])


def _scheduled(books: Books) -> Iterator[Line]:
    for payment in books.payments:
        if payment.state in LIVE:
            line, back = as_scheduled(payment), books.came_back.get(payment.invoice_id)
            said = f"{came_back(back)} {line.sentence}" if back else line.sentence
            fee = books.fee_of(payment.invoice_id)
            yield replace(line, sentence=said, fee=fee, **books.named(payment.invoice))


def as_scheduled(payment: Payment) -> Line:
    day_ = day(payment.run.pay_on)
    sentence = (
        _("Leaves on %(day)s. Nothing to do on your side.") % {"day": day_}
        if payment.state == "ordered"
        else _("The list is made; a second person of ours reads it before it leaves.")
    )
    on, number = payment.run.pay_on, payment.invoice.number
    return Line("scheduled", number, payment.amount, on, sentence, certain=True)


def _invoiced(books: Books, *, at: datetime) -> Iterator[Line]:
    """In hand, and not sent to the bank yet: promised when nothing stands against it."""
    live = [one.invoice_id for one in books.payments if one.state in LIVE]
    owed = [one for one in books.open if one.pk not in live and not one.is_credit]
    missions = {pk: one.timesheet.mission for pk, one in books.of_invoice.items()}
    gate = Gate(on=today(at), at=at, approved=missions)
    for one in gate.judge(owed):
        reasons = against(one, books)
        back = books.came_back.get(one.invoice.pk)
        promised = one.invoice.promised_on or one.invoice.due_on
        yield Line(
            word="invoiced",
            **books.named(one.invoice),
            amount=one.amount or one.invoice.open_amount,
            on=max(promised, again_on(one, back, at)),
            sentence=said_of(one, books, at=at),
            certain=not reasons and one.invoice.promised_on is not None,
            act=any(reason.code in ("bank", "vigilance") for reason in reasons),
            fee=books.fee_of(one.invoice.pk),
        )


def _approved(books: Books, *, at: datetime) -> Iterator[Line]:
    """Days that the client approved, and no invoice of the member yet."""
    for approval in books.approvals:
        billed = approval.has_hers or (approval.state == "billed" and not approval.was_refused)
        if billed or approval.days <= NO_DAY:
            continue
        mission, hers = approval.timesheet.mission, approval.state != "held"
        fee = books.rates.line(mission, approval.days)
        yield Line(
            "approved",
            worked(approval.timesheet),
            fee.rate if fee else NOTHING,
            approval.promised_on or books.rates.earliest(mission, at),
            _("Send us your invoice: it is paid from there.") if hers else approval.held_because,
            act=hers,
            fee=fee,
            url=_page_of(mission),
        )


def _taken_back(books: Books, *, at: datetime) -> Iterator[Line]:
    """A month that adds nothing, of a member who writes her own documents: one of them still waits."""
    for approval in books.approvals:
        if approval.days > NO_DAY or approval.state != "awaiting_member":
            continue
        amount, sentence = wanted(approval)
        if not sentence:
            continue
        yield Line(
            "approved",
            worked(approval.timesheet),
            amount,
            approval.promised_on or books.rates.earliest(approval.timesheet.mission, at),
            sentence,
            act=True,
            url=reverse("timesheets:show", args=[approval.timesheet.public_id]),
        )


def _declared(books: Books, *, at: datetime) -> Iterator[Line]:
    sent = Timesheet.objects.filter(mission__member=books.member).awaiting()
    sent = sent.select_related("mission__organisation", "mission__talent_manager", "submitted_to")
    waiting = [one for one in sent.prefetch_related("days") if one.open_days > NO_DAY]
    nudges = last_nudges(waiting)
    for timesheet in waiting:
        if fee := books.rates.line(timesheet.mission, timesheet.open_days):
            yield Line(
                "declared",
                worked(timesheet),
                fee.rate,
                books.rates.earliest(timesheet.mission, at),
                awaited(timesheet, nudges.get(timesheet.pk), at=at),
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


def _page_of(mission: Mission) -> str:
    return reverse("contracts:mission", args=[mission.public_id])
