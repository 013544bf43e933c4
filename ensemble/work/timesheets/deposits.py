"""Deposits of a mission: what each month takes off them, and how its invoices are paid."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.deposits import deposits_about, taken_off
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import BilledLine, Invoice
from ensemble.money.invoicing.models import Terms as PaymentTerms
from ensemble.money.invoicing.parties import party_of
from ensemble.money.invoicing.vat import case_for
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.bills import Bill
from ensemble.work.timesheets.models import Timesheet

NOTHING = Decimal("0.00")


def deductions_of(bill: Bill, lines: Iterable[Line], *, on: date) -> list[Line]:
    """The oldest deposit first, until it is used up or the invoice asks for nothing more."""
    asked, operator, client = deposits_about(bill.mission), bill.operator, bill.client
    if not (operator and client and asked.exists()):
        return []
    most = sum((to_cents(line.quantity * line.unit_price) for line in lines), NOTHING)
    with translation.override("fr"):  # an invoice speaks French
        label = _("Deposit {number} taken off")
    case = case_for(party_of(operator), party_of(client), on)
    return list(taken_off(asked, most, case, label))


def billed_of(mission: Mission) -> Decimal:
    """The days of this mission that its client was invoiced, deposits taken off or not, less what was
    credited. Euros, excluding VAT; what was spent for the client is beside the order."""
    months = Timesheet.objects.of(mission).values_list("pk")
    written = (
        Invoice.objects.live()
        .sold()
        .filter(
            about_label=Timesheet._meta.label_lower,
            about_id__in=months,
            organisation=mission.organisation,
        )
    )
    return sum(
        (line.net * one.sign for one in written for line in one.lines if _of_the_order(line)),
        NOTHING,
    )


def _of_the_order(line: BilledLine) -> bool:
    return not (line.deducts or line.recharged or line.disbursed)


def payment_of(terms: Terms) -> PaymentTerms:
    """How a client pays what this mission invoices; the escompte is that of its order."""
    periodic = terms.payment_method == "net" and terms.payment_days <= 45
    return PaymentTerms(
        terms.payment_method, terms.payment_days, periodic, terms.discount, terms.discount_days
    )
