"""Late charges: owed unasked, claimed or let go by someone of finance."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_run_credit
from ensemble.money.credit.charges import late_charges_of
from ensemble.money.credit.models import LateCharge
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger import parties
from ensemble.money.ledger.actions.posting import Credit, Debit, post, reverse
from ensemble.money.ledger.models import Entry


@transaction.atomic
def claim_charges(invoice: Invoice, *, by: Person, at: datetime) -> LateCharge:
    """Once it is paid, so that the sum moves no more. Outside VAT. Raises TooLate when none is owed,
    the invoice is still open, or they were claimed before."""
    require(may_run_credit(by))
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    charges = late_charges_of(invoice, on=localdate(at))
    if invoice.open_amount > 0:
        raise TooLate(_("It is still open: what it costs is known the day it is paid."))
    if not charges.days or LateCharge.objects.filter(invoice=invoice).exists():
        raise TooLate(_("Nothing more is owed for a late payment of this invoice."))
    charge = LateCharge.objects.create(
        invoice=invoice,
        days=charges.days,
        interest=charges.interest,
        fee=charges.fee,
        claimed_by=by,
        claimed_at=at,
    )
    _post_claim(charge, by, at)
    facts: dict[str, Any] = {"amount": str(charges.total), "days": charges.days}
    record("credit.charges_claimed", on=charge, by=by, at=at, **facts)
    return charge


@transaction.atomic
def receive_charges(
    charge: LateCharge, *, on: date, by: Person, at: datetime, bank: str = "bank"
) -> None:
    """The client paid them, on that day, to that account of ours."""
    require(may_run_credit(by))
    move(charge, "received", ended_by=by, ended_at=at, late=_ended())
    total = charge.interest + charge.fee
    post(
        journal="BQ",
        on=on,
        label=f"Pénalités de retard {charge.invoice.number}",
        lines=[Debit(bank, total), Credit("clients", total, party=_party(charge), about=charge)],
        key=f"late-charge-received:{charge.pk}",
        at=at,
        by=by,
        about=charge,
        piece=charge.invoice.number,
    )
    record("credit.charges_received", on=charge, by=by, at=at, amount=str(total))


@transaction.atomic
def waive_charges(charge: LateCharge, *, reason: str, by: Person, at: datetime) -> None:
    """Let go, with the reason: the entry is taken back."""
    require(may_run_credit(by))
    move(charge, "waived", ended_by=by, ended_at=at, late=_ended())
    entry = Entry.objects.get(key=_key(charge))
    label = f"Abandon des pénalités de retard {charge.invoice.number}"
    reverse(entry, on=localdate(at), label=label, at=at, by=by)
    record("credit.charges_waived", on=charge, by=by, at=at, reason=reason)


def _post_claim(charge: LateCharge, by: Person, at: datetime) -> None:
    post(
        journal="OD",
        on=localdate(at),
        label=f"Pénalités de retard {charge.invoice.number}",
        lines=[
            Debit("clients", charge.interest + charge.fee, party=_party(charge), about=charge),
            Credit("late_interest", charge.interest),
            Credit("late_indemnity", charge.fee),
        ],
        key=_key(charge),
        at=at,
        by=by,
        about=charge,
        piece=charge.invoice.number,
        piece_on=charge.invoice.issued_on,
    )


def _key(charge: LateCharge) -> str:
    return f"late-charge:{charge.pk}"


def _party(charge: LateCharge) -> str:
    return parties.of_organisation(charge.invoice.organisation)


def _ended() -> str:
    return _("These charges were already received or let go.")
