"""From a draft to an invoice: numbered, frozen, posted, all in one transaction."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import numbering, posting
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.composing import Content, compose, digest_of
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.terms import due_on
from ensemble.people.compliance.models import Business


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
    on = day_of(at)
    content = compose(draft, on=on)
    digest = digest_of(draft, content)
    if found := _already(key, digest):
        return found
    try:
        with transaction.atomic():
            invoice = _write(draft, content, by=by, at=at, key=key, digest=digest)
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
    found = Invoice.objects.filter(key=key).first()
    if found and found.digest != digest:
        raise TooLate(_("This was already invoiced, with other lines: %s.") % found.number)
    return found


def _write(
    draft: Draft, content: Content, *, by: Person | None, at: datetime, key: str, digest: str
) -> Invoice:
    series, sequence, on = numbering.take(draft.kind, content.flow, content.seller, on=day_of(at))
    number = series.number(sequence)
    days = [day for line in draft.lines for day in (line.starts_on, line.ends_on) if day]
    invoice = Invoice(
        kind=draft.kind,
        flow=content.flow,
        series_id=series.pk,
        sequence=sequence,
        number=number,
        issuer_key=content.seller.key,
        issued_on=on,
        due_on=on if draft.kind.is_credit else due_on(on, draft.terms),
        promised_on=draft.payable_on,
        starts_on=min(days, default=None),
        ends_on=max(days, default=None),
        seller=content.seller,
        buyer=content.buyer,
        payee=content.payee,
        mandate=draft.mandate,
        preceding=draft.preceding,
        preceding_number=draft.preceding.number if draft.preceding else "",
        preceding_on=draft.preceding.issued_on if draft.preceding else None,
        lines=content.lines,
        vat_groups=content.groups,
        notes=content.notes,
        vat_due=content.case.due,
        net=content.totals.net,
        vat=content.totals.vat,
        gross=content.totals.gross,
        discount=draft.terms.discount,
        purchase_order=draft.purchase_order,
        contract=draft.contract,
        key=key,
        digest=digest,
        issued_by=by,
        issued_at=at,
        **parties_of(draft),
        **(pointing_at(draft.about) if draft.about else {}),
    )
    invoice.save(force_insert=True)
    return invoice


def parties_of(draft: Draft) -> dict:
    """The client company and the member concerned, for whoever reads it later."""
    if draft.kind.is_credit:
        return {"organisation": draft.preceding.organisation, "member": draft.preceding.member}
    both = (draft.issuer, draft.buyer)
    clients = [one.organisation for one in both if isinstance(one, LegalEntity)]
    members = [one.member for one in both if isinstance(one, Business)]
    return {
        "organisation": next(filter(None, clients), None),
        "member": next(iter(members), None),
    }
