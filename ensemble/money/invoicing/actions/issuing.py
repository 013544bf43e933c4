"""From a draft to an invoice: numbered, frozen, posted, all in one transaction."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import deposits, numbering, posting
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.freezing import frozen
from ensemble.money.invoicing.composing import Content, compose, digest_of
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Invoice


@transaction.atomic
def issue(draft: Draft, *, by: Person | None, at: datetime, key: str) -> Invoice:
    """Issue an invoice: its number exists if and only if this transaction is committed.

    `key` makes it happen once: the same key gives the same invoice back, and raises TooLate
    when the draft is not the same. Raises TooLate, with a sentence, for what the law forbids.
    """
    require(may_issue(by))
    return written(draft, by=by, at=at, key=key)


def written(draft: Draft, *, by: Person | None, at: datetime, key: str) -> Invoice:
    """What every way of issuing shares, once someone was allowed to."""
    digest = digest_of(draft)
    if found := _already(key, digest):
        return found
    on = day_of(at)
    content = compose(draft, on=on)
    if not draft.kind.is_credit:
        deposits.hold(draft.lines, content.seller.key)
    try:
        with transaction.atomic():
            invoice = _write(draft, content, on=on, by=by, at=at, key=key, digest=digest)
    except IntegrityError:
        if found := _already(key, digest):
            return found
        raise
    fault("invoicing.after_number")
    posting.post_invoice(invoice, by=by, at=at)
    also = tuple(filter(None, [draft.about, draft.preceding]))
    amount = str(invoice.gross)
    record(
        "invoicing.issued",
        on=invoice,
        by=by,
        at=at,
        also=also,
        number=invoice.number,
        amount=amount,
    )
    return invoice


def _already(key: str, digest: str) -> Invoice | None:
    known = Invoice.objects.filter(key=key).order_by().values_list("pk", "digest", "number").first()
    if known is None:
        return None
    pk, said, number = known
    if said != digest:
        raise TooLate(_("This was already invoiced, with other lines: %s.") % number)
    return Invoice.objects.get(pk=pk)


def _write(
    draft: Draft,
    content: Content,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    digest: str,
) -> Invoice:
    series, sequence, on = numbering.take(draft.kind, content.flow, content.seller, on=on)
    invoice = frozen(draft, content, on=on, by=by, at=at)
    invoice.series_id, invoice.sequence = series.pk, sequence
    invoice.number = series.number(sequence)
    invoice.key, invoice.digest = key, digest
    invoice.save(force_insert=True)
    return invoice
