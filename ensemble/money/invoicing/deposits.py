"""What a client paid ahead: deposit invoices (386), and what of each is still to be taken off.

Nothing is counted beside the invoices: what is left of a deposit is what it asked for, less its credit
notes, less what the lines of later invoices deduct. A credit note of one of those gives it back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import BilledLine, Invoice, Kind
from ensemble.money.invoicing.vat import VatCase, case_of

NOTHING = Decimal("0.00")


def deposits_about(thing: models.Model) -> models.QuerySet[Invoice]:
    """Those asked for this thing, the first first."""
    asked = Invoice.objects.about(thing).live().filter(kind=Kind.DEPOSIT)
    return asked.order_by("issued_on", "pk")


def left_of(deposit: Invoice) -> Decimal:
    """What is still to be taken off, excluding VAT: never below zero."""
    return left_of_each([deposit])[deposit.pk]


def left_of_each(deposits: Iterable[Invoice]) -> dict[int, Decimal]:
    """By the key of each deposit, in two questions however many they are."""
    by_number = {one.number: one for one in deposits}
    if not by_number:
        return {}
    left = {one.pk: one.net for one in by_number.values()}
    credits = Invoice.objects.live().filter(preceding__in=left)
    for key, net in credits.values_list("preceding", "net"):
        left[key] -= net
    for line, sign in _taking(by_number):
        left[by_number[line.deducts].pk] += line.net * sign
    return left


def _taking(by_number: Mapping[str, Invoice]) -> Iterator[tuple[BilledLine, int]]:
    """The lines of later invoices, and of their credit notes, that take these deposits off."""
    named = [Q(lines__contains=[{"deducts": number}]) for number in by_number]
    same = Invoice.objects.live().filter(
        reduce(or_, named),
        issuer_key__in={one.issuer_key for one in by_number.values()},
        organisation__in={one.organisation_id for one in by_number.values()},
    )
    for invoice in same:
        for line in invoice.lines:
            if line.deducts in by_number:
                yield line, invoice.sign


def taken_off(
    deposits: Iterable[Invoice], most: Decimal, case: VatCase, label: str
) -> Iterable[Line]:
    """The lines that deduct these deposits, the oldest first, until nothing is left of them or of
    `most`. A deposit that bore another VAT stays: finance credits it. `label` names `{number}`."""
    deposits = list(deposits)
    left = left_of_each(deposits)
    for deposit in deposits:
        same = case_of(deposit)
        amount = min(left[deposit.pk], most)
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
    left = left_of_each(by_number.values())
    for number, amount in wanted.items():
        rest = left[by_number[number].pk] if number in by_number else NOTHING
        if amount > rest:
            sentence = _("%(left)s are left of the deposit %(number)s.")
            raise TooLate(sentence % {"left": euros(rest), "number": number})
