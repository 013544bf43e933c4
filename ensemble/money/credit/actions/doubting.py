"""What may not come: moved to the doubtful clients, and written down for a part (excluding tax)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_run_credit
from ensemble.money.credit.models import Doubt, Provision
from ensemble.money.invoicing.models import Flow, Invoice
from ensemble.money.ledger import parties
from ensemble.money.ledger.actions.posting import Credit, Debit, post
from ensemble.money.ledger.lines import Side
from ensemble.money.ledger.reading import balance_about

HUNDRED = Decimal(100)


@transaction.atomic
def declare_doubtful(invoice: Invoice, *, reason: str, on: date, by: Person, at: datetime) -> Doubt:
    """D doubtful clients, C clients, for all that is open. Once for each invoice."""
    require(may_run_credit(by))
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    if invoice.flow != Flow.SOLD or invoice.is_credit or invoice.open_amount <= 0:
        raise TooLate(_("Nothing is owed on this one."))
    try:
        with transaction.atomic():
            doubt = Doubt.objects.create(
                invoice=invoice,
                amount=invoice.open_amount,
                reason=reason,
                declared_by=by,
                declared_at=at,
            )
    except IntegrityError:
        raise TooLate(_("This invoice is among the doubtful ones already.")) from None
    lines = _across(doubt, "doubtful_clients", "clients", doubt.amount)
    _post(doubt, lines, on, f"doubt:{doubt.pk}", f"Client douteux {invoice.number}", by, at)
    record("credit.doubted", on=doubt, by=by, at=at, reason=reason)
    return doubt


@transaction.atomic
def book_provision(
    doubt: Doubt, *, percent: Decimal, reason: str, on: date, by: Person, at: datetime
) -> Provision:
    """D depreciation of the year, C depreciation of clients, on what is open excluding tax. Each is
    documented on its own; another percentage takes the one before back first."""
    require(may_run_credit(by))
    doubt = Doubt.objects.select_for_update(of=("self",)).get(pk=doubt.pk)
    if doubt.state != "doubtful":
        raise TooLate(_("This doubt has ended."))
    for booked in doubt.provisions.filter(state="booked"):
        take_back_provision(booked, on=on, by=by, at=at)
    invoice = doubt.invoice
    net = to_cents(invoice.open_amount * invoice.net / invoice.gross)
    amount = to_cents(net * percent / HUNDRED)
    provision = Provision.objects.create(
        doubt=doubt, percent=percent, amount=amount, reason=reason, booked_by=by, booked_at=at
    )
    lines = _provision(provision, "depreciation_cost", "depreciation")
    label = f"Dépréciation {percent.normalize():f} % {invoice.number}"
    _post(doubt, lines, on, f"provision:{provision.pk}", label, by, at)
    facts: dict[str, Any] = {"percent": str(percent), "amount": str(amount), "reason": reason}
    record("credit.provisioned", on=doubt, by=by, at=at, **facts)
    return provision


@transaction.atomic
def take_back_provision(provision: Provision, *, on: date, by: Person | None, at: datetime) -> None:
    """D depreciation of clients, C depreciation taken back. `by=None`: the invoice was settled."""
    require(by is None or may_run_credit(by))
    move(provision, "taken_back", taken_back_at=at, late=_("It was already taken back."))
    doubt = provision.doubt
    lines = _provision(provision, "depreciation", "depreciation_income")
    label = f"Reprise de dépréciation {doubt.invoice.number}"
    _post(doubt, lines, on, f"provision-back:{provision.pk}", label, by, at)
    facts: dict[str, Any] = {"amount": str(provision.amount)}
    record("credit.provision_taken_back", on=doubt, by=by, at=at, **facts)


@transaction.atomic
def follow(doubt: Doubt, *, key: str, at: datetime) -> None:
    """Money came, went back, or a credit note did: it was written among the clients, and the
    doubtful ones give up (or take back) the difference. With nothing left open the doubt ends.
    `key` names what happened: followed twice, it moves once."""
    on, invoice = localdate(at), doubt.invoice
    amount = balance_about("doubtful_clients", invoice) - invoice.open_amount
    if amount:
        lines = _across(doubt, "clients", "doubtful_clients", amount)
        _post(doubt, lines, on, key, f"Client douteux réglé {invoice.number}", None, at)
    if invoice.open_amount <= 0:
        for provision in doubt.provisions.filter(state="booked"):
            take_back_provision(provision, on=on, by=None, at=at)
        move(doubt, "settled", ended_at=at)
        record("credit.doubt_settled", on=doubt, by=None, at=at)


def _across(doubt: Doubt, debited: str, credited: str, amount: Decimal) -> list[Side]:
    """The same party and invoice on both sides; an amount below zero goes the other way."""
    if amount < 0:
        debited, credited, amount = credited, debited, -amount
    who: dict[str, Any] = {
        "party": parties.of_organisation(doubt.invoice.organisation),
        "about": doubt.invoice,
    }
    return [Debit(debited, amount, **who), Credit(credited, amount, **who)]


def _provision(provision: Provision, debited: str, credited: str) -> list[Side]:
    return [Debit(debited, provision.amount), Credit(credited, provision.amount)]


def _post(
    doubt: Doubt, lines: list[Side], on: date, key: str, label: str, by: Person | None, at: datetime
) -> None:
    invoice = doubt.invoice
    post(
        journal="OD",
        on=on,
        label=label,
        lines=lines,
        key=key,
        at=at,
        by=by,
        about=invoice,
        piece=invoice.number,
        piece_on=invoice.issued_on,
    )
