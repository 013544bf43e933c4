"""One step up the ladder, and the word of whoever called."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit import letters
from ensemble.money.credit.access import may_run_credit
from ensemble.money.credit.ladder import kept_back_by, still_to_climb
from ensemble.money.credit.models import DunningStep, Rung
from ensemble.money.invoicing.models import Invoice


@transaction.atomic
def climb(invoice: Invoice, *, at: datetime) -> DunningStep | None:
    """Take the step whose day has come, if any. Steps missed on the way are kept as passed: a
    client is never sent two letters on one day. Run again the same day, it does nothing."""
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    on = localdate(at)
    rungs = still_to_climb(invoice, on=on)
    if not rungs or kept_back_by(invoice, on=on):
        return None
    for rung in rungs[:-1]:
        _keep(invoice, rung, "passed", at)
    return _take(invoice, rungs[-1], at)


@transaction.atomic
def finish_step(step: DunningStep, *, note: str, by: Person, at: datetime) -> None:
    """Someone called, or sent the file: in a sentence, what came of it."""
    require(may_run_credit(by))
    late = _("This step has already been done.")
    move(step, "done", note=note, done_by=by, done_at=at, late=late)
    record("credit.followed_up", on=step, by=by, at=at, rung=step.rung, note=note)


def _take(invoice: Invoice, rung: Rung, at: datetime) -> DunningStep:
    """A letter leaves by itself; a call, or a client without anyone to write to, waits for finance."""
    sent = rung.is_letter and letters.dunned(invoice, rung, at=at) > 0
    step = _keep(invoice, rung, "sent" if sent else "to_do", at)
    facts: dict[str, Any] = {"rung": rung.value, "amount": str(step.open_amount), "sent": sent}
    record("credit.dunned", on=step, by=None, at=at, **facts)
    return step


def _keep(invoice: Invoice, rung: Rung, state: str, at: datetime) -> DunningStep:
    return DunningStep.objects.create(
        invoice=invoice,
        rung=rung,
        state=state,
        open_amount=invoice.open_amount,
        days_late=(localdate(at) - invoice.due_on).days,
        at=at,
    )
