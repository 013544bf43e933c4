"""The lines of what a client approved, on each side of the contract."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ensemble.money.invoicing.drafts import Line
from ensemble.work.timesheets.courses import Course, course_of
from ensemble.work.timesheets.models import NO_DAY, Approval, Day, Timesheet


def lines_of(approval: Approval, side: str) -> Iterator[Line]:
    """`side`: "client" at the price, "member" at the rate, "fee" at what lies between."""
    answered = approval.days_approved.select_related(
        "corrects__approval__client_invoice", "corrects__approval__member_invoice"
    )
    days, course = list(answered.order_by("on", "pk")), course_of(approval.timesheet.mission)
    month = _month(approval.timesheet)
    title = approval.timesheet.mission.title
    plain = sorted((day for day in days if not day.corrects_id), key=lambda day: day.on)
    for price, group in groupby(plain, key=lambda day: _price(day, course, side)):
        same = list(group)
        total = sum((day.quantity for day in same), NO_DAY)
        yield Line(f"{title}, {month}", total, price, starts_on=same[0].on, ends_on=same[-1].on)
    for day in days:
        if day.corrects_id:
            yield _correction(day, course, side)
    if side != "fee":
        for one in approval.recharged.order_by("on", "pk"):
            yield Line(
                one.label,
                Decimal(1),
                one.net,
                unit="C62",
                starts_on=one.on,
                ends_on=one.on,
                recharged=True,
            )


def _correction(day: Day, course: Course, side: str) -> Line:
    before = day.corrects.approval
    billed = before.client_invoice if side == "client" else before.member_invoice
    words = _("Correction of %(day)s") % {"day": date_format(day.on, "DATE_FORMAT")}
    price = _price(day, course, side)
    number = billed.number if billed else ""
    return Line(words, day.quantity, price, starts_on=day.on, ends_on=day.on, corrects=number)


def _price(day: Day, course: Course, side: str) -> Decimal:
    terms = course.terms_on(day.on)
    return {"client": terms.price, "member": terms.rate, "fee": terms.fee}[side]


def _month(timesheet: Timesheet) -> str:
    """An invoice speaks French."""
    with translation.override("fr"):
        return date_format(timesheet.month, "F Y")
