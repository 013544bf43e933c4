"""Where an invoice stands, in one word for whoever reads it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ensemble.foundation.ui.formats.dates import short_day
from ensemble.money.invoicing.models import Invoice

ENDS = {"cancelled": "quiet", "refused": "error"}


@dataclass(frozen=True)
class Stage:
    """`kind` is the colour and icon of the chip; `words` always say it too."""

    kind: str
    words: str


def stage_of(invoice: Invoice, on: date) -> Stage:
    if invoice.state in ENDS:
        words = {"cancelled": pgettext("invoice", "Cancelled"), "refused": _("To write again")}[
            invoice.state
        ]
        return Stage(ENDS[invoice.state], words)
    if invoice.is_disputed:
        return Stage("watch", pgettext("invoice", "Contested"))
    if invoice.state == "received":
        return Stage("info", _("Being compared"))
    if invoice.open_amount <= 0:
        return Stage(
            "done",
            pgettext("invoice", "Settled") if invoice.is_credit else pgettext("invoice", "Paid"),
        )
    if invoice.state in {"issued", "held"}:
        return Stage("info", _("Being prepared"))
    return _owed(invoice, on)


def _owed(invoice: Invoice, on: date) -> Stage:
    if invoice.is_credit:
        return Stage("info", _("To be paid back"))
    if invoice.due_on < on:
        return Stage("error", _("Due since %(day)s") % {"day": short_day(invoice.due_on)})
    if invoice.open_amount < invoice.gross:
        return Stage("info", _("Partly paid"))
    return Stage("info", _("Due %(day)s") % {"day": short_day(invoice.due_on)})
