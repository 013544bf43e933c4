"""The one place where the content of a draft becomes the row of an invoice, not yet written."""

from datetime import date, datetime

from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.composing import Content
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.terms import discount_until, due_on
from ensemble.people.compliance.models import Business


def frozen(draft: Draft, content: Content, *, on: date, by: Person | None, at: datetime) -> Invoice:
    days = [day for line in draft.lines for day in (line.starts_on, line.ends_on) if day]
    due = on if draft.kind.is_credit else due_on(on, draft.terms, content.rules)
    return Invoice(
        kind=draft.kind,
        flow=content.flow,
        issuer_key=content.seller.key,
        issued_on=on,
        due_on=due,
        discount_until=discount_until(on, draft.terms, due),
        promised_on=draft.payable_on,
        starts_on=min(days, default=None),
        ends_on=max(days, default=None),
        seller=content.seller,
        buyer=content.buyer,
        payee=content.payee,
        mandate=draft.mandate,
        replaces=draft.replaces,
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
        issued_by=by,
        issued_at=at,
        **_parties_of(draft),
        **(pointing_at(draft.about) if draft.about else {}),
    )


def _parties_of(draft: Draft) -> dict:
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
