"""Putting an invoice right: a credit note that names it, by whoever issued it.

The operator's own needs two people of finance. A member's, self-billed or not, is the member's.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import letters
from ensemble.money.invoicing.access import (
    may_ask_credit,
    may_credit_agreed,
    may_credit_own,
    may_issue_credit,
    may_set_credit_aside,
)
from ensemble.money.invoicing.actions.issuing import written
from ensemble.money.invoicing.actions.moving import locked
from ensemble.money.invoicing.actions.settling import allocate
from ensemble.money.invoicing.composing import compose
from ensemble.money.invoicing.creditable import beyond, creditable, refuse_more
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft, Line, again
from ensemble.money.invoicing.models import Contest, CreditRequest, Invoice, Kind
from ensemble.money.invoicing.remainders import last_cents
from ensemble.money.invoicing.undoing import Mark, turned_round

MARKS: tuple[Mark, ...] = ("deducts", "corrects")


@transaction.atomic
def ask_credit(
    invoice: Invoice,
    *,
    reason: str,
    by: Person,
    at: datetime,
    lines: Sequence[Line] | None = None,
) -> CreditRequest:
    """One of finance asks; nothing is issued before another one agrees. None: all of it."""
    require(may_ask_credit(by, invoice))
    draft = _draft(invoice, lines)
    content = compose(draft, on=day_of(at))
    refuse_more(invoice, content.totals)
    if CreditRequest.objects.filter(invoice=invoice, state="waiting").exists():
        raise TooLate(_("A credit note on this invoice already waits for a second person."))
    request = CreditRequest.objects.create(
        invoice=invoice,
        lines=content.lines,
        net=content.totals.net,
        reason=reason,
        asked_by=by,
        asked_at=at,
    )
    amount = str(content.totals.gross)
    record("invoicing.credit_asked", on=invoice, by=by, at=at, amount=amount, reason=reason)
    return request


@transaction.atomic
def issue_credit(request: CreditRequest, *, by: Person, at: datetime) -> Invoice:
    """The second person: the credit note is issued, and taken off what is still open."""
    require(may_issue_credit(by, request))
    if request.state == "issued":
        return request.credit
    lines = [again(line) for line in request.lines]
    credit = _issue(request.invoice, lines, by=by, at=at, key=f"credit-request-{request.pk}")
    move(request, "issued", decided_by=by, decided_at=at, credit=credit)
    return credit


@transaction.atomic
def set_credit_aside(request: CreditRequest, *, by: Person, at: datetime) -> CreditRequest:
    require(may_set_credit_aside(by, request))
    move(request, "set_aside", decided_by=by, decided_at=at)
    record("invoicing.credit_set_aside", on=request.invoice, by=by, at=at)
    return request


@transaction.atomic
def credit_own(
    invoice: Invoice,
    *,
    reason: str,
    by: Person,
    at: datetime,
    key: str,
    lines: Sequence[Line] | None = None,
) -> Invoice:
    """The member puts their own invoice right, the self-billed one too (R17)."""
    require(may_credit_own(by, invoice))
    credit = _issue(invoice, lines, by=by, at=at, key=key)
    for contest in Contest.objects.filter(invoice=invoice, state="open"):
        move(contest, "settled", closed_by=by, closed_at=at, outcome=reason[:300], credit=credit)
    letters.credited_by_member(credit, at=at)
    return credit


@transaction.atomic
def credit_agreed(
    invoice: Invoice,
    *,
    lines: Sequence[Line],
    about: models.Model,
    by: Person | None,
    at: datetime,
    key: str,
) -> Invoice:
    """What both sides agreed to take back: a correction the member wrote and the client approved, for
    which nobody of finance is asked. `by`: the member for hers; None, the house, for the operator's.

    What the invoice no longer asks for goes back where it came from: its deposits, then the earlier
    invoices that its own corrections name (`undoing.undone_on`), which are credited next."""
    require(may_credit_agreed(by, invoice))
    invoice = locked(invoice)
    taken = [*lines, *last_cents(invoice, lines)]
    for mark in MARKS:
        taken += turned_round(invoice, beyond(invoice, taken), mark)
    return _issue(invoice, taken, about=about, by=by, at=at, key=key)


def _draft(
    invoice: Invoice, lines: Sequence[Line] | None, about: models.Model | None = None
) -> Draft:
    if invoice.is_credit:
        raise TooLate(_("A credit note is not credited: issue a new invoice."))
    if not invoice.is_live:
        raise TooLate(_("%s no longer counts: nothing of it is credited.") % invoice.number)
    return Draft(
        kind=Kind.CREDIT,
        preceding=invoice,
        lines=lines or _left(invoice),
        purchase_order=invoice.purchase_order,
        contract=invoice.contract,
        about=about or (invoice.about if invoice.about_id else None),
    )


def _left(invoice: Invoice) -> list[Line]:
    """All its lines again; once a part was credited, someone has to say which are left."""
    if creditable(invoice) != invoice.gross:
        raise TooLate(_("A part was already credited: say what is left to credit."))
    return [again(line) for line in invoice.lines]


def _issue(
    invoice: Invoice,
    lines: Sequence[Line] | None,
    *,
    by: Person | None,
    at: datetime,
    key: str,
    about: models.Model | None = None,
) -> Invoice:
    if found := Invoice.objects.filter(key=key).first():
        return found
    invoice = Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)
    draft = _draft(invoice, lines, about)
    refuse_more(invoice, compose(draft, on=day_of(at)).totals)
    credit = written(draft, by=by, at=at, key=key)
    allocate(credit, invoice, on=credit.issued_on, by=by, at=at)
    also = (invoice,)
    record("invoicing.credited", on=credit, by=by, at=at, also=also, number=credit.number)
    return credit
