"""The sentences that an invoice must bear, in French, as the law words them on that day."""

from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.reading import decimal, value
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Flow, Kind, Note, Party
from ensemble.money.invoicing.vat import VatCase


def notes_for(
    draft: Draft, flow: Flow, seller: Party, buyer: Party, case: VatCase, *, on: date
) -> tuple[Note, ...]:
    """Recovery (PMT), penalties (PMD) and escompte (AAB), one each; then VAT and mandate."""
    notes = [
        Note("PMT", _worded("invoicing.mention.recovery", on, fee="invoicing.recovery_fee")),
        Note("PMD", _worded("invoicing.mention.penalties", on, rate="invoicing.late_rate")),
        Note("AAB", _discount(draft.terms.discount, on)),
    ]
    if case.mention:
        notes.append(Note("TXD", case.mention))
    if case.due == "debits":
        notes.append(Note("TXD", value("invoicing.mention.debits", on=on)))
    notes += [Note("AAI", text) for text in _written_by(draft, flow, seller, buyer, on)]
    return tuple(notes)


def _discount(percent: Decimal, on: date) -> str:
    if not percent:
        return value("invoicing.mention.no_discount", on=on)
    return value("invoicing.mention.discount", on=on).format(percent=french(percent))


def _written_by(draft: Draft, flow: Flow, seller: Party, buyer: Party, on: date) -> list[str]:
    names = {"writer": "", "seller": seller.printed_name}
    if draft.kind in {Kind.SELF_BILLED, Kind.SELF_BILLED_CREDIT}:
        names["writer"] = buyer.printed_name
        mentions = ["self_billing", "on_behalf"]
    elif flow == Flow.MANDATED and draft.mandate is not None:
        names["writer"] = draft.mandate.operator.printed_name
        mentions = ["on_behalf"]
    else:
        return []
    return [value(f"invoicing.mention.{name}", on=on).format(**names) for name in mentions]


def _worded(name: str, on: date, **parameters: str) -> str:
    numbers = {key: french(decimal(parameter, on=on)) for key, parameter in parameters.items()}
    return value(name, on=on).format(**numbers)


def french(number: Decimal) -> str:
    """`12.15` is written `12,15`, `40.00` is written `40`."""
    plain = f"{number:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain).replace(".", ",")
