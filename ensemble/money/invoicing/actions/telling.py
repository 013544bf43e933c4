"""What is said of an invoice on its way: by us, or to us, once and in any order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.contesting import contest, withdraw_contest
from ensemble.money.invoicing.models import (
    Arrival,
    Code,
    Collected,
    Contest,
    Invoice,
    Settlement,
    Status,
)
from ensemble.money.invoicing.reasons import REASONS, sentence
from ensemble.money.invoicing.totals import NOTHING, shared

ANSWERS = frozenset({Code.APPROVED, Code.DISPUTED, Code.SUSPENDED, Code.COMPLETED})
COLLECTED = ("payment", "set_off")
AGAINST = frozenset({Code.DISPUTED, Code.REFUSED})


@transaction.atomic
def say(
    invoice: Invoice,
    code: Code,
    *,
    by: Person | None,
    at: datetime,
    key: str,
    reason_code: str = "",
    reason: str = "",
    collected: Sequence[Collected] = (),
    to_state: bool | None = None,
) -> Status:
    """A status of ours. Raises TooLate when it needs a reason among those of the reform."""
    require(may_issue(by))
    if code.wants_a_reason and reason_code not in REASONS:
        raise TooLate(_("Choose why among the reasons of the list: the other side needs it."))
    return _write(
        invoice,
        code,
        ours=True,
        key=key,
        said_at=at,
        known_at=at,
        reason_code=reason_code,
        reason=reason,
        collected=tuple(collected),
        to_state=code.is_for_the_state if to_state is None else to_state,
    )


@transaction.atomic
def hear(
    invoice: Invoice,
    code: Code,
    *,
    said_at: datetime,
    at: datetime,
    key: str,
    reason_code: str = "",
    reason: str = "",
) -> Status:
    """A status that a platform brought us. The same in the end whatever the order, and however often.

    Raises TooLate for a refusal without a reason: the reform has none.
    """
    if code.wants_a_reason and not reason_code:
        raise TooLate(_("A refusal says why."))
    known = Status.objects.filter(key=key).first()
    if known:
        return known
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    status = _write(
        invoice,
        code,
        ours=False,
        key=key,
        said_at=said_at,
        known_at=at,
        reason_code=reason_code,
        reason=reason[:1000],
    )
    _draw_the_consequences(invoice, at)
    return status


def say_collected(settlement: Settlement, *, at: datetime) -> Status | None:
    """Money came for an invoice of ours, or stayed with a client for a credit note of ours: 212, to the
    State where VAT is due on collection."""
    invoice = settlement.invoice
    if settlement.kind not in COLLECTED or invoice.flow != "sold" or invoice.is_credit:
        return None
    return say(
        invoice,
        Code.COLLECTED,
        by=None,
        at=at,
        key=f"settlement:{settlement.pk}",
        collected=blocks_of(settlement),
        to_state=invoice.vat_due == "collection",
    )


def answer(
    arrival: Arrival,
    code: Code,
    *,
    by: Person | None,
    at: datetime,
    reason_code: str = "",
    reason: str = "",
) -> Status | None:
    """What we say of an e-invoice to whoever sent it; nothing when it came as a file, by no platform.

    Raises TooLate when it needs a reason among those of the reform.
    """
    if arrival.flow_id is None:
        return None
    if code.wants_a_reason and reason_code not in REASONS:
        raise TooLate(_("Choose why among the reasons of the list: the other side needs it."))
    facts = {"reason_code": reason_code, "reason": reason, "to_state": code.is_for_the_state}
    status, is_new = Status.objects.get_or_create(
        key=f"arrival:{arrival.pk}:{code.value}",
        defaults={"arrival": arrival, "code": code, "ours": True, "said_at": at, "known_at": at}
        | facts,
    )
    if is_new:
        why = reason or (sentence(reason_code) if reason_code else "")
        record(
            "invoicing.arrival_answered", on=arrival, by=by, at=at, status=code.value, reason=why
        )
    return status


def blocks_of(settlement: Settlement) -> tuple[Collected, ...]:
    """A receipt shared between the rates of its invoice, to the cent; below zero when it is undone."""
    groups = settlement.invoice.vat_groups
    gross = shared(settlement.amount, [group.base + group.tax for group in groups])
    taxed = any(group.tax for group in groups)
    vat = (
        shared(settlement.vat, [group.tax for group in groups]) if taxed else [NOTHING] * len(gross)
    )
    return tuple(
        Collected(rate=group.rate, gross=one, base=one - tax, vat=tax)
        for group, one, tax in zip(groups, gross, vat, strict=True)
    )


def _write(invoice: Invoice, code: Code, *, key: str, **facts: Any) -> Status:
    status, is_new = Status.objects.get_or_create(
        key=key, defaults={"invoice": invoice, "code": code, **facts}
    )
    if is_new:
        record(
            "invoicing.status",
            on=invoice,
            by=None,
            at=status.known_at,
            status=status.code,
            reason=status.reason or (sentence(status.reason_code) if status.reason_code else ""),
            ours=status.ours,
        )
    return status


def _draw_the_consequences(invoice: Invoice, at: datetime) -> None:
    """Rejected: it never left. Refused: so it stays. Otherwise the last answer holds."""
    heard = [status for status in invoice.statuses.in_order() if not status.ours]
    by_code = {Code(status.code): status for status in heard}
    if rejected := by_code.get(Code.REJECTED):
        if invoice.state != "cancelled" and not invoice.settlements.exists():
            why = rejected.reason or sentence(rejected.reason_code)
            cancel(invoice, reason=why, by=None, at=at)
        return
    last = by_code.get(Code.REFUSED) or next(
        (status for status in reversed(heard) if status.code in ANSWERS), None
    )
    if last is None:
        return
    if last.code in AGAINST:
        _contest(invoice, last, at)
    elif last.code == Code.APPROVED:
        _withdraw(invoice, at)


def _contest(invoice: Invoice, status: Status, at: datetime) -> None:
    """What is in dispute is neither dunned nor paid, and is told apart in the exposure."""
    if invoice.open_amount > 0:
        why = status.reason or sentence(status.reason_code)
        contest(invoice, reason=why, code=status.reason_code, by=None, at=at)


def _withdraw(invoice: Invoice, at: datetime) -> None:
    """Only what a status opened: what a person contests, a person withdraws."""
    opened = Contest.objects.filter(invoice=invoice, state="open", opened_by=None).exclude(code="")
    for one in opened:
        withdraw_contest(one, by=None, at=at, outcome=_("Approved by the client."))
