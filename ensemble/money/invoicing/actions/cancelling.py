"""Rejected by a platform, or held by a rule: it never legally left. It is cancelled, its number stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.moving import locked
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.leaving import refuse_once_it_left
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger.actions.posting import reverse
from ensemble.money.ledger.models import Entry


@transaction.atomic
def cancel(invoice: Invoice, *, reason: str, by: Person | None, at: datetime) -> Invoice:
    """The entry is reversed; what it said is issued anew, corrected, under another number.

    Raises TooLate once it has gone out, or something moved on it."""
    require(may_issue(by))
    refuse_once_it_left(locked(invoice))
    if invoice.settlements.exists():
        raise TooLate(_("Something was already paid or credited on it: issue a credit note."))
    move(invoice, "cancelled", decided_by=by, decided_at=at, reason=reason[:500])
    if entry := Entry.objects.filter(key=f"invoice:{invoice.pk}").first():
        label = f"Annulation {invoice.number}"
        reverse(entry, on=day_of(at), label=label, at=at, by=by, about=invoice)
    record("invoicing.cancelled", on=invoice, by=by, at=at, reason=reason)
    return invoice
