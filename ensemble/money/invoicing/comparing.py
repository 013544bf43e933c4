"""What a member's own file says for machines, beside what was typed and what was approved."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import dated_day
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing.einvoice import Content
from ensemble.money.invoicing.incoming import ForPeopleOnly, Unreadable, read
from ensemble.money.invoicing.totals import Totals


def said_by(file: bytes) -> Content | None:
    """None for a PDF that people alone can read: finance does. Raises ValidationError for an e-invoice
    that is damaged."""
    try:
        return read(file).content
    except ForPeopleOnly:
        return None
    except Unreadable as trouble:
        way_out = _("Export it again, or send it as a plain PDF.")
        raise ValidationError(f"{trouble} {way_out}", code="unreadable") from trouble


def compare(said: Content, *, number: str, issued_on: date, approved: Totals) -> None:
    """Raises ValidationError with both figures of each gap: its code is `number`, `issued_on` or
    `amount`."""
    gaps = [*_gaps_of_name(said, number, issued_on), *_gaps_of_amount(said, approved)]
    if gaps:
        raise ValidationError(gaps)


def _gaps_of_name(said: Content, number: str, issued_on: date) -> Iterator[ValidationError]:
    if said.number != number:
        sentence = _("Your file bears number %(said)s, and you typed %(typed)s.")
        yield ValidationError(sentence % {"said": said.number, "typed": number}, code="number")
    if said.issued_on != issued_on:
        sentence = _("Your file is dated %(said)s, and you typed %(typed)s.")
        days = {"said": dated_day(said.issued_on), "typed": dated_day(issued_on)}
        yield ValidationError(sentence % days, code="issued_on")


def _gaps_of_amount(said: Content, approved: Totals) -> Iterator[ValidationError]:
    """The first alone: a gap before tax is one of VAT and of the total too."""
    if said.is_credit:
        yield ValidationError(_("Your file is a credit note, not an invoice."), code="amount")
    elif said.currency != "EUR":
        sentence = _("Your file counts in %(currency)s; what was approved is in euros.")
        yield ValidationError(sentence % {"currency": said.currency}, code="amount")
    elif said.net != approved.net:
        sentence = _("Your file asks for %(said)s before tax; what was approved is %(approved)s.")
        yield _gap(sentence, said.net, approved.net)
    elif said.vat != approved.vat:
        sentence = _("Your file counts %(said)s of VAT; what was approved bears %(approved)s.")
        yield _gap(sentence, said.vat, approved.vat)
    elif said.gross != approved.gross:
        sentence = _("Your file asks for %(said)s with tax; what was approved is %(approved)s.")
        yield _gap(sentence, said.gross, approved.gross)


def _gap(sentence: str, said: Decimal, approved: Decimal) -> ValidationError:
    return ValidationError(
        sentence % {"said": euros(said), "approved": euros(approved)}, code="amount"
    )
