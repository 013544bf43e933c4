"""A year for a member's accountant: one line an invoice, a payment or what was given back, that any
spreadsheet opens."""

import csv
import re
from collections.abc import Iterable
from io import StringIO

from django.utils.translation import gettext as _

from ensemble.money.invoicing.models import Invoice, Settlement
from ensemble.people.profiles.models import Member
from ensemble.work.treasury.models import Payment

FORMULA = ("=", "+", "-", "@", "\t", "\r")
AMOUNT = re.compile(r"-?\d+,\d\d")


def table_of(member: Member, *, year: int) -> bytes:
    """Semicolons, decimal commas and the mark of UTF-8: what French spreadsheets expect."""
    written = StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(
        [_("Date"), _("What"), _("Invoice"), _("Excl. VAT"), _("VAT"), _("Incl. VAT"), _("Paid")]
    )
    for row in sorted(_rows(member, year), key=lambda row: row[0]):
        table.writerow([plain(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def plain(cell: object) -> str:
    """A cell that no spreadsheet reads as a formula; amounts are ours, and keep their sign."""
    text = str(cell)
    is_formula = text.startswith(FORMULA) and not AMOUNT.fullmatch(text)
    return f"'{text}" if is_formula else text


def _rows(member: Member, year: int) -> list[list[str]]:
    invoices = Invoice.objects.bought().filter(member=member, issued_on__year=year).live()
    payments = Payment.objects.filter(member=member, state="paid", paid_on__year=year)
    rows = [
        [
            one.issued_on.isoformat(),
            _("Credit note") if one.is_credit else _("Invoice"),
            one.number,
            *(_comma(amount * one.sign) for amount in (one.net, one.vat, one.gross)),
            "",
        ]
        for one in invoices
    ]
    rows += [
        [one.paid_on.isoformat(), _("Payment"), one.words, "", "", "", _comma(one.amount)]
        for one in payments
    ]
    return rows + [
        [one.on.isoformat(), _("Paid back"), one.invoice.number, "", "", "", _comma(-one.amount)]
        for one in _given_back(member, year)
    ]


def _given_back(member: Member, year: int) -> Iterable[Settlement]:
    """By her, of what she had been paid: the credit note says what, the bank when."""
    hers = Invoice.objects.bought().credits().filter(member=member)
    moved = Settlement.objects.filter(invoice__in=hers, kind="payment", on__year=year)
    return moved.select_related("invoice")


def _comma(amount) -> str:
    return f"{amount:.2f}".replace(".", ",")
