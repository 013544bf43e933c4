"""The sentences that an invoice must bear, in French, as the law words them on that day."""

from decimal import Decimal

from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Flow, Kind, Note, Party, Terms
from ensemble.money.invoicing.rules import Rules
from ensemble.money.invoicing.vat import VatCase


def notes_for(
    draft: Draft, flow: Flow, seller: Party, buyer: Party, case: VatCase, rules: Rules
) -> tuple[Note, ...]:
    """Recovery (PMT), penalties (PMD) and escompte (AAB), one each; then VAT and mandate."""
    notes = [
        Note("PMT", _worded(rules, "mention.recovery", fee="recovery_fee")),
        Note("PMD", _worded(rules, "mention.penalties", rate="late_rate")),
        Note("AAB", _discount(draft.terms, rules)),
    ]
    if case.mention:
        notes.append(Note("TXD", case.mention))
    if case.due == "debits":
        notes.append(Note("TXD", rules.text("mention.debits")))
    notes += [Note("AAI", text) for text in _written_by(draft, flow, seller, buyer, rules)]
    return tuple(notes)


def _discount(terms: Terms, rules: Rules) -> str:
    if not terms.discount:
        return rules.text("mention.no_discount")
    facts = {"percent": french(terms.discount), "days": terms.discount_days}
    return rules.text("mention.discount").format(**facts)


def _written_by(draft: Draft, flow: Flow, seller: Party, buyer: Party, rules: Rules) -> list[str]:
    names = {"writer": "", "seller": seller.printed_name}
    if draft.kind in {Kind.SELF_BILLED, Kind.SELF_BILLED_CREDIT}:
        names["writer"] = buyer.printed_name
        mentions = ["self_billing", "on_behalf"]
    elif flow == Flow.MANDATED and draft.mandate is not None:
        names["writer"] = draft.mandate.operator.printed_name
        mentions = ["on_behalf"]
    else:
        return []
    return [rules.text(f"mention.{name}").format(**names) for name in mentions]


def _worded(rules: Rules, name: str, **parameters: str) -> str:
    numbers = {key: french(rules.decimal(parameter)) for key, parameter in parameters.items()}
    return rules.text(name).format(**numbers)


def french(number: Decimal) -> str:
    """`12.15` is written `12,15`, `40.00` is written `40`."""
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")
