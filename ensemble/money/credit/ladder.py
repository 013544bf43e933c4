"""Where an invoice stands on the ladder, and what keeps it from going up."""

from datetime import date

from ensemble.foundation.parameters.reading import decimal
from ensemble.money.credit.models import DunningStep, PaymentPromise, Rung
from ensemble.money.invoicing.models import Flow, Invoice

LEFT_US = ("ready", "sent")


def days_of(rung: Rung, *, on: date) -> int:
    """From the due date; before it when below zero."""
    return int(decimal(f"credit.dunning.{rung.value}", on=on))


def reached(invoice: Invoice, *, on: date) -> list[Rung]:
    """Every step whose day has come, in order."""
    late = (on - invoice.due_on).days
    return [rung for rung in Rung if days_of(rung, on=on) <= late]


def still_to_climb(invoice: Invoice, *, on: date) -> list[Rung]:
    """Those reached since the last one taken: the last of them is the one to take."""
    order = list(Rung)
    taken = DunningStep.objects.filter(invoice=invoice).values_list("rung", flat=True)
    highest = max((order.index(Rung(rung)) for rung in taken), default=-1)
    return [rung for rung in reached(invoice, on=on) if order.index(rung) > highest]


def kept_back_by(invoice: Invoice, *, on: date) -> str:
    """`nothing_due`, `not_sent`, `disputed`, `promised`; empty when the client may be reminded."""
    if invoice.flow != Flow.SOLD or invoice.is_credit or invoice.open_amount <= 0:
        return "nothing_due"
    if invoice.state not in LEFT_US:
        return "not_sent"
    if invoice.is_disputed:
        return "disputed"
    if PaymentPromise.objects.open().filter(invoice=invoice, pays_on__gte=on).exists():
        return "promised"
    return ""
