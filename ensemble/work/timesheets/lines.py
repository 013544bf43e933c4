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
from ensemble.work.timesheets.bills import Bill
from ensemble.work.timesheets.courses import Course
from ensemble.work.timesheets.deposits import deductions_of
from ensemble.work.timesheets.models import NO_DAY, Day, Timesheet

NOTHING = Decimal("0.00")


def lines_of(bill: Bill, side: str) -> Iterator[Line]:
    """What the invoice of one side says. `side`: "client" at the price, "member" at the rate, "fee"
    at what lies between. When the whole is not above zero, what is taken back is credited apart
    (`taking_back`), and these are the lines of what is added."""
    lines = list(all_lines(bill, side))
    if sum_of(lines) > 0:
        return iter(lines)
    return (line for line in _apart(bill, side) if line.quantity > 0)


def billed_lines(bill: Bill, side: str, *, on: date) -> list[Line]:
    """What an invoice says that day: the client's, less the deposits that its mission still holds."""
    lines = list(lines_of(bill, side))
    if side != "client" or not bill.terms.is_resale:
        return lines
    return [*lines, *deductions_of(bill, lines, on=on)]


def takes_back(bill: Bill, side: str) -> bool:
    """Whether nothing is left above zero once its corrections are counted."""
    return sum_of(all_lines(bill, side)) <= 0


def all_lines(bill: Bill, side: str) -> Iterator[Line]:
    yield from _declared(bill, side)
    for day in bill.days:
        if day.corrects_id:
            number, price = _billed_in(day.corrects, side), price_of(day, bill.course, side)
            yield correction(day, day.quantity, price, number=number)
    yield from _rest(bill, side)


def sum_of(lines: Iterable[Line]) -> Decimal:
    """Euros, excluding tax; each line to the cent."""
    return sum((to_cents(line.quantity * line.unit_price) for line in lines), NOTHING)


def net_corrections(bill: Bill) -> dict[Day, Decimal]:
    """Each day corrected by this approval, and by how much in all."""
    found: dict[Day, Decimal] = {}
    for line in bill.days:
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


def _apart(bill: Bill, side: str) -> Iterator[Line]:
    """The same, the corrections of one day put together."""
    yield from _declared(bill, side)
    for day, quantity in net_corrections(bill).items():
        if quantity:
            number, price = _billed_in(day, side), price_of(day, bill.course, side)
            yield correction(day, quantity, price, number=number)
    yield from _rest(bill, side)


def _declared(bill: Bill, side: str) -> Iterator[Line]:
    """The days of the month itself, one line a price."""
    words = f"{bill.mission.title}, {_month(bill.approval.timesheet)}"
    plain = [day for day in bill.days if not day.is_afterwards]
    for price, group in groupby(plain, key=lambda day: price_of(day, bill.course, side)):
        same = list(group)
        total = sum((day.quantity for day in same), NO_DAY)
        yield Line(words, total, price, starts_on=same[0].on, ends_on=same[-1].on)


def _rest(bill: Bill, side: str) -> Iterator[Line]:
    """Days that had been forgotten, then what was spent."""
    for day in bill.days:
        if day.adds_to_id:
            price = price_of(day, bill.course, side)
            yield Line(_forgotten(day), day.quantity, price, starts_on=day.on, ends_on=day.on)
    if side != "fee":
        for one in bill.spent:
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
