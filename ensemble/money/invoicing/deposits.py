"""What a client paid ahead: deposit invoices (386), and what of each is still to be taken off.

Nothing is counted beside the invoices: what is left of a deposit is what it asked for, less its credit
notes, less what the lines of later invoices deduct. A credit note of one of those gives it back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice, Kind
from ensemble.money.invoicing.vat import VatCase, case_of

NOTHING = Decimal("0.00")


def deposits_about(thing: models.Model) -> models.QuerySet[Invoice]:
    """Those asked for this thing, the first first."""
    asked = Invoice.objects.about(thing).live().filter(kind=Kind.DEPOSIT)
    return asked.order_by("issued_on", "pk")


def deducting(deposit: Invoice) -> models.QuerySet[Invoice]:
    """The invoices, and their credit notes, of which a line takes this deposit off."""
    same = Invoice.objects.live().filter(issuer_key=deposit.issuer_key)
    return same.filter(
        organisation=deposit.organisation, lines__contains=[{"deducts": deposit.number}]
    )


def left_of(deposit: Invoice) -> Decimal:
    """What is still to be taken off, excluding VAT: never below zero."""
    given_back = deposit.credits.live().aggregate(total=Sum("net"))["total"] or NOTHING
    taken = sum((_taken(one, deposit.number) for one in deducting(deposit)), NOTHING)
    return deposit.net - given_back - taken


def _taken(invoice: Invoice, number: str) -> Decimal:
    net = sum((line.net for line in invoice.lines if line.deducts == number), NOTHING)
    return -net * invoice.sign


def taken_off(
    deposits: Iterable[Invoice], most: Decimal, case: VatCase, label: str
) -> Iterable[Line]:
    """The lines that deduct these deposits, the oldest first, until nothing is left of them or of
    `most`. A deposit that bore another VAT stays: finance credits it. `label` names `{number}`."""
    for deposit in deposits:
        same = case_of(deposit)
        amount = min(left_of(deposit), most)
        if amount <= 0 or (same.category, same.rate) != (case.category, case.rate):
            continue
        most -= amount
        words = label.format(number=deposit.number)
        yield Line(words, Decimal(-1), amount, unit="C62", deducts=deposit.number)


def hold(lines: Sequence[Line], issuer_key: str) -> None:
    """Lock the deposits that these lines take off, and see that as much is left of each.

    Raises TooLate: two invoices never take the same euro off.
    """
    wanted: Counter[str] = Counter()
    for line in lines:
        if line.deducts:
            wanted[line.deducts] -= to_cents(line.quantity * line.unit_price)
    if not wanted:
        return
    known = Invoice.objects.live().filter(kind=Kind.DEPOSIT, issuer_key=issuer_key)
    held = known.filter(number__in=wanted).order_by("pk").select_for_update(of=("self",))
    by_number = {one.number: one for one in held}
    for number, amount in wanted.items():
        left = left_of(by_number[number]) if number in by_number else NOTHING
        if amount > left:
            sentence = _("%(left)s are left of the deposit %(number)s.")
            raise TooLate(sentence % {"left": euros(left), "number": number})
