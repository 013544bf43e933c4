"""Giving an invoice up: one person of finance asks, another approves."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_approve_loss, may_run_credit
from ensemble.money.credit.actions.doubting import take_back_provision
from ensemble.money.credit.models import Doubt, Loss
from ensemble.money.invoicing.actions.settling import write_off
from ensemble.money.invoicing.models import Invoice


@transaction.atomic
def ask_loss(invoice: Invoice, *, reason: str, by: Person, at: datetime) -> Loss:
    """`reason`: what shows that nothing will come (the judgment, the letter of the liquidator)."""
    require(may_run_credit(by))
    try:
        with transaction.atomic():
            loss = Loss.objects.create(invoice=invoice, reason=reason, asked_by=by, asked_at=at)
    except IntegrityError:
        raise TooLate(_("This loss is asked for already.")) from None
    record("credit.loss_asked", on=loss, by=by, at=at, reason=reason)
    return loss


@transaction.atomic
def approve_loss(loss: Loss, *, on: date, by: Person, at: datetime) -> None:
    """What was written down is taken back; the loss takes the pending VAT with it, never paid."""
    require(may_approve_loss(by, loss), _("Another person of finance approves a loss."))
    move(loss, "approved", decided_by=by, decided_at=at, late=_decided())
    doubt = Doubt.objects.filter(invoice=loss.invoice, state="doubtful").first()
    if doubt:
        for provision in doubt.provisions.filter(state="booked"):
            take_back_provision(provision, on=on, by=by, at=at)
        move(doubt, "lost", ended_at=at)
    receivable = "doubtful_clients" if doubt else "clients"
    key = f"loss:{loss.pk}"
    write_off(loss.invoice, on=on, by=by, at=at, key=key, receivable=receivable)
    record("credit.lost", on=loss, by=by, at=at, reason=loss.reason)


@transaction.atomic
def refuse_loss(loss: Loss, *, by: Person, at: datetime) -> None:
    """Either of them drops it: the invoice stays owed."""
    require(may_run_credit(by))
    move(loss, "refused", decided_by=by, decided_at=at, late=_decided())
    record("credit.loss_refused", on=loss, by=by, at=at)


def _decided() -> str:
    return _("This loss has already been decided.")
