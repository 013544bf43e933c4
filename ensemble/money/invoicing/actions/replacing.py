"""Issued again: what an invoice said that no longer counts, put right, under another number.

The new one says which it replaces, and is about the same days: whatever takes one of them back later
credits the invoice that counts.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.issuing import written
from ensemble.money.invoicing.actions.moving import locked
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Flow, Invoice, Kind, LegalEntity, Terms
from ensemble.money.invoicing.reading import mandate_of
from ensemble.money.invoicing.replacements import no_longer_counts
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of


@transaction.atomic
def replace(
    before: Invoice,
    *,
    lines: Sequence[Line],
    terms: Terms,
    purchase_order: str,
    by: Person | None,
    at: datetime,
    key: str,
) -> Invoice:
    """Issue it again, between the same parties as they are named today. One invoice replaces one.

    Raises TooLate while the former one counts, once another was issued in its place, and for what its
    issuer alone may write again: a credit note, an invoice that a member sent.
    """
    require(may_issue(by))
    before = locked(before)
    _may_be_replaced(before, key)
    issuer, buyer = _parties(before)
    mandated = before.flow != Flow.SOLD
    draft = Draft(
        issuer=issuer,
        buyer=buyer,
        lines=lines,
        kind=Kind(before.kind),
        terms=terms,
        purchase_order=purchase_order,
        contract=before.contract,
        about=before.about if before.about_id else None,
        mandate=mandate_of(before.member, on=day_of(at)) if mandated else None,
        payable_on=before.promised_on,
        replaces=before,
    )
    invoice = written(draft, by=by, at=at, key=key)
    numbers = {"number": invoice.number, "before": before.number}
    record("invoicing.replaced", on=invoice, by=by, at=at, also=(before,), **numbers)
    return invoice


def may_be_replaced(invoice: Invoice) -> bool:
    """For the button: one of our numbers, that counts no more, and nothing in its place yet."""
    ours = invoice.series_id is not None and not invoice.is_credit
    after = Invoice.objects.filter(replaces=invoice)
    return ours and no_longer_counts(invoice) and not after.exists()


def _may_be_replaced(before: Invoice, key: str) -> None:
    if before.series_id is None or before.is_credit:
        raise TooLate(_("%s is not issued again from here.") % before.number)
    if after := Invoice.objects.filter(replaces=before).exclude(key=key).first():
        words = _("%(after)s was issued in the place of %(before)s.")
        raise TooLate(words % {"after": after.number, "before": before.number})
    if not no_longer_counts(before):
        raise TooLate(_("%s still counts: cancel it, or credit it whole, first.") % before.number)


def _parties(before: Invoice) -> tuple[LegalEntity | Business, LegalEntity | Business]:
    """Who sells and who buys, under the names they bear today."""
    operator = _named(LegalEntity.objects.operator())
    business = business_of(before.member) if before.member else None
    client = LegalEntity.objects.of(before.organisation) if before.organisation else None
    if before.flow == Flow.SOLD:
        return operator, _named(client or business)
    return _named(business), operator if before.flow == Flow.BOUGHT else _named(client)


def _named[One: LegalEntity | Business](one: One | None) -> One:
    if one is None:
        raise TooLate(_("One of the two sides has no billing identity any more."))
    return one
