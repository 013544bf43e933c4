"""What an approval bills, line by line, at the terms of each day."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.drafts import Line
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.timesheets.courses import Course, course_of
from ensemble.work.timesheets.deposits import deductions_of
from ensemble.work.timesheets.models import NO_DAY, Approval, Day, Timesheet

NOTHING = Decimal("0.00")


def lines_of(approval: Approval, side: str) -> Iterator[Line]:
    """What the invoice of one side says. `side`: "client" at the price, "member" at the rate, "fee"
    at what lies between. When the whole is not above zero, what is taken back is credited apart
    (`taking_back`), and these are the lines of what is added."""
    lines = list(all_lines(approval, side))
    if sum_of(lines) > 0:
        return iter(lines)
    return (line for line in _apart(approval, side) if line.quantity > 0)


def billed_lines(approval: Approval, side: str, *, on: date) -> list[Line]:
    """What an invoice says that day: the client's, less the deposits that its mission still holds."""
    lines, mission = list(lines_of(approval, side)), approval.timesheet.mission
    if side != "client" or not latest_terms(mission).is_resale:
        return lines
    return [*lines, *deductions_of(mission, lines, on=on)]


def takes_back(approval: Approval, side: str) -> bool:
    """Whether nothing is left above zero once its corrections are counted."""
    return sum_of(all_lines(approval, side)) <= 0


def all_lines(approval: Approval, side: str) -> Iterator[Line]:
    days, course = _days(approval), course_of(approval.timesheet.mission)
    yield from _declared(approval, days, course, side)
    for day in days:
        if day.corrects_id:
            number, price = _billed_in(day.corrects, side), price_of(day, course, side)
            yield correction(day, day.quantity, price, number=number)
    yield from _rest(approval, days, course, side)


def sum_of(lines: Iterable[Line]) -> Decimal:
    """Euros, excluding tax; each line to the cent."""
    return sum((to_cents(line.quantity * line.unit_price) for line in lines), NOTHING)


def net_corrections(approval: Approval) -> dict[Day, Decimal]:
    """Each day corrected by this approval, and by how much in all."""
    found: dict[Day, Decimal] = {}
    for line in _days(approval):
        if line.corrects_id:
            found[line.corrects] = found.get(line.corrects, NO_DAY) + line.quantity
    return found


def correction(day: Day, quantity: Decimal, price: Decimal, *, number: str = "") -> Line:
    """`number`: the invoice that had billed that day; a credit note names it itself."""
    with translation.override("fr"):
        words = _("Correction of %(day)s") % {"day": date_format(day.on, "DATE_FORMAT")}
    return Line(words, quantity, price, starts_on=day.on, ends_on=day.on, corrects=number)


def price_of(day: Day, course: Course, side: str) -> Decimal:
    terms = course.terms_on(day.on)
    return {"client": terms.price, "member": terms.rate, "fee": terms.fee}[side]


def _apart(approval: Approval, side: str) -> Iterator[Line]:
    """The same, the corrections of one day put together."""
    days, course = _days(approval), course_of(approval.timesheet.mission)
    yield from _declared(approval, days, course, side)
    for day, quantity in net_corrections(approval).items():
        if quantity:
            number, price = _billed_in(day, side), price_of(day, course, side)
            yield correction(day, quantity, price, number=number)
    yield from _rest(approval, days, course, side)


def _days(approval: Approval) -> list[Day]:
    answered = approval.days_approved.select_related(
        "corrects__approval__client_invoice", "corrects__approval__member_invoice"
    )
    return list(answered.order_by("on", "pk"))


def _declared(approval: Approval, days: list[Day], course: Course, side: str) -> Iterator[Line]:
    """The days of the month itself, one line a price."""
    title, month = approval.timesheet.mission.title, _month(approval.timesheet)
    plain = [day for day in days if not day.is_afterwards]
    for price, group in groupby(plain, key=lambda day: price_of(day, course, side)):
        same = list(group)
        total = sum((day.quantity for day in same), NO_DAY)
        yield Line(f"{title}, {month}", total, price, starts_on=same[0].on, ends_on=same[-1].on)


def _rest(approval: Approval, days: list[Day], course: Course, side: str) -> Iterator[Line]:
    """Days that had been forgotten, then what was spent."""
    for day in days:
        if day.adds_to_id:
            price = price_of(day, course, side)
            yield Line(_forgotten(day), day.quantity, price, starts_on=day.on, ends_on=day.on)
    if side != "fee":
        for one in approval.recharged.order_by("on", "pk"):
            day = {"starts_on": one.on, "ends_on": one.on}
            yield Line(one.label, Decimal(1), one.net, unit="C62", recharged=True, **day)


def _billed_in(day: Day, side: str) -> str:
    before = day.approval
    billed = before.client_invoice if side == "client" else before.member_invoice
    return billed.number if billed else ""


def _forgotten(day: Day) -> str:
    with translation.override("fr"):
        return _("%(day)s, not billed until now") % {"day": date_format(day.on, "DATE_FORMAT")}


def _month(timesheet: Timesheet) -> str:
    """An invoice speaks French."""
    with translation.override("fr"):
        return date_format(timesheet.month, "F Y")
