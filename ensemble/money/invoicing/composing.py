"""From a draft to the exact content of an invoice: checked, computed, nothing written yet."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.mentions import notes_for
from ensemble.money.invoicing.models import BilledLine, Flow, Kind, Note, Party, VatGroup
from ensemble.money.invoicing.parties import flow_between, party_of
from ensemble.money.invoicing.remainders import to_the_cent
from ensemble.money.invoicing.rules import Rules
from ensemble.money.invoicing.totals import Totals, billed, grouped, totals
from ensemble.money.invoicing.vat import VatCase, case_for, case_of


@dataclass(frozen=True)
class Content:
    flow: Flow
    seller: Party
    buyer: Party
    payee: Party | None
    case: VatCase
    lines: tuple[BilledLine, ...]
    groups: tuple[VatGroup, ...]
    totals: Totals
    notes: tuple[Note, ...]
    rules: Rules


def compose(draft: Draft, *, on: date) -> Content:
    """Raises TooLate, with a sentence, for what cannot be invoiced."""
    if not draft.lines:
        raise TooLate(_("Nothing is approved yet: there is nothing to invoice."))
    rules = Rules.of(on)
    flow, seller, buyer, payee, case = _between(draft, rules)
    _covered(draft, flow, on)
    lines = tuple(billed(_checked(line), case) for line in draft.lines)
    groups = grouped(lines, case, rules.text("mention.disbursed"))
    if draft.preceding:
        groups = to_the_cent(groups, draft.preceding)
    sums = totals(groups)
    if sums.gross < 0 or (sums.gross == 0 and not _moves_elsewhere(draft)):
        raise TooLate(_("An invoice is worth something: look at its lines."))
    return Content(
        flow=flow,
        seller=seller,
        buyer=buyer,
        payee=payee,
        case=case,
        lines=lines,
        groups=groups,
        totals=sums,
        notes=notes_for(draft, flow, seller, buyer, case, rules),
        rules=rules,
    )


def _moves_elsewhere(draft: Draft) -> bool:
    """Nothing is asked, and something moves: a deposit is taken off, or given back; what a credit note
    takes is credited on an earlier invoice."""
    return any(line.deducts or (draft.kind.is_credit and line.corrects) for line in draft.lines)


def _between(draft: Draft, rules: Rules) -> tuple[Flow, Party, Party, Party | None, VatCase]:
    """The parties of the day; a credit note keeps those of its original, and its VAT."""
    if draft.kind.is_credit:
        if draft.preceding is None:
            raise TooLate(_("A credit note names the invoice that it corrects."))
        one = draft.preceding
        return Flow(one.flow), one.seller, one.buyer, one.payee, case_of(one)
    if draft.issuer is None or draft.buyer is None:
        raise TypeError("an invoice has an issuer and a buyer")
    seller, buyer = party_of(draft.issuer), party_of(draft.buyer)
    payee = party_of(draft.payee) if draft.payee else None
    return (
        flow_between(draft.issuer, draft.buyer),
        seller,
        buyer,
        payee,
        case_for(seller, buyer, rules.on, rules),
    )


def _covered(draft: Draft, flow: Flow, on: date) -> None:
    """Written for another: CGI ann. II art. 242 nonies I, a prior mandate, in force that day."""
    for_another = {Kind.SELF_BILLED, Kind.SELF_BILLED_CREDIT}
    written_by_us = flow == Flow.MANDATED and not draft.kind.is_credit
    if draft.kind not in for_another and not written_by_us:
        return
    mandate = draft.mandate
    if mandate is None or not mandate.is_effective(on):
        raise TooLate(_("No mandate is in force that day: the member writes this invoice."))
    if draft.kind.is_credit and not mandate.corrections:
        raise TooLate(_("The correction belongs to the member, who writes the credit note."))


def _checked(line: Line) -> Line:
    if not (line.quantity.is_finite() and line.unit_price.is_finite()):
        raise TooLate(_("A line counts with plain numbers."))
    if line.unit_price < 0:
        raise TooLate(_("A price is never below zero: the quantity says which way it goes."))
    if line.quantity <= 0 and not (line.corrects or line.deducts):
        raise TooLate(_("A quantity is above zero, unless the line corrects an earlier invoice."))
    return line


def digest_of(draft: Draft) -> str:
    """What was asked, whatever the day: the same key with another body is refused."""
    asked = {
        "kind": draft.kind,
        "between": [_named(one) for one in (draft.issuer, draft.buyer, draft.preceding)],
        "lines": [asdict(line) for line in draft.lines],
        "terms": asdict(draft.terms),
        "order": draft.purchase_order,
    }
    if draft.replaces:
        asked["replaces"] = draft.replaces.number
    plain = json.dumps(asked, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _named(thing: models.Model | None) -> str:
    return f"{thing._meta.label_lower} {thing.pk}" if thing else ""
