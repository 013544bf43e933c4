"""A member without a mandate writes their own invoice, and sends it to us."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing import letters, posting
from ensemble.money.invoicing.access import may_decide_received, may_receive
from ensemble.money.invoicing.actions.freezing import frozen
from ensemble.money.invoicing.actions.telling import answer
from ensemble.money.invoicing.comparing import compare
from ensemble.money.invoicing.composing import Content, compose, digest_of
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.einvoice import Content as Said
from ensemble.money.invoicing.kinds import ARRIVAL
from ensemble.money.invoicing.models import Arrival, Code, Invoice, Kind, LegalEntity, Terms
from ensemble.money.invoicing.numbering import plain
from ensemble.people.compliance.reading import business_of
from ensemble.people.profiles.models import Member


@transaction.atomic
def receive(
    member: Member,
    *,
    content: bytes,
    name: str,
    said: Said | None,
    number: str,
    issued_on: date,
    lines: Sequence[Line],
    by: Person,
    at: datetime,
    about: models.Model | None = None,
    payable_on: date | None = None,
    terms: Terms | None = None,
    replaces: Invoice | None = None,
) -> Invoice:
    """Keep what they sent, and register what it must say: the lines approved, their own number.

    `said` is what `comparing.said_by(content)` read, before any row was locked: reading takes seconds.
    An e-invoice that says something else is refused; finance compares a plain PDF, and accepts either.
    Raises ValidationError for a gap, for a file that is not what it says or a number that cannot
    travel, TooLate for a number already received or a date to come.
    """
    require(may_receive(by, member))
    if issued_on > day_of(at):
        raise TooLate(_("This invoice bears a date to come."))
    draft = _draft(member, lines, about, payable_on, terms, replaces)
    number, composed = plain(number), compose(draft, on=issued_on)
    if said is not None:
        compare(said, number=number, issued_on=issued_on, approved=composed.totals)
    stored = keep(content, name=name, kind=ARRIVAL, by=by, at=at)
    invoice = _register(draft, composed, stored, number, issued_on, by=by, at=at)
    _say_received(invoice, about, by=by, at=at)
    return invoice


@transaction.atomic
def register(
    arrival: Arrival,
    lines: Sequence[Line],
    *,
    by: Person | None,
    at: datetime,
    about: models.Model | None = None,
    payable_on: date | None = None,
    replaces: Invoice | None = None,
) -> Invoice:
    """An e-invoice that says what was approved, to the cent, is received as if its member had sent the
    file. Raises TooLate, with both figures, when it says something else."""
    require(by is None or may_decide_received(by))
    if arrival.member is None or arrival.kind != Kind.INVOICE:
        raise TooLate(_("Say first whom this invoice pays."))
    draft = _draft(arrival.member, lines, about, payable_on, None, replaces)
    number, issued_on = plain(arrival.number), arrival.issued_on
    composed = compose(draft, on=issued_on)
    invoice = _register(draft, composed, arrival.file, number, issued_on, by=by, at=at)
    if (invoice.net, invoice.gross) != (arrival.net, arrival.gross):
        raise TooLate(
            _("It asks for %(asked)s, tax included; what was approved is worth %(approved)s.")
            % {"asked": euros(arrival.gross), "approved": euros(invoice.gross)}
        )
    _say_received(invoice, about, arrival, by=arrival.member.person, at=at)
    return invoice


@transaction.atomic
def accept(invoice: Invoice, *, by: Person, at: datetime) -> Invoice:
    """Finance compared it: it is owed, and posted."""
    require(may_decide_received(by))
    move(invoice, "accepted", decided_by=by, decided_at=at)
    posting.post_invoice(invoice, by=by, at=at, on=day_of(at))
    record("invoicing.accepted", on=invoice, by=by, at=at)
    _answer_its_sender(invoice, Code.APPROVED, by=by, at=at)
    letters.received_accepted(invoice, at=at)
    return invoice


@transaction.atomic
def refuse(invoice: Invoice, *, reason: str, by: Person, at: datetime) -> Invoice:
    """Something on it does not match: the member reads what, and sends another."""
    require(may_decide_received(by))
    if not reason.strip():
        raise TooLate(_("Say in one sentence what does not match: it is the way to put it right."))
    move(invoice, "refused", decided_by=by, decided_at=at, reason=reason[:500])
    record("invoicing.refused", on=invoice, by=by, at=at, reason=reason)
    facts = {"reason_code": "AUTRE", "reason": reason}
    _answer_its_sender(invoice, Code.REFUSED, by=by, at=at, **facts)
    letters.received_refused(invoice, at=at)
    return invoice


def _say_received(invoice: Invoice, *about: models.Model | None, by: Person, at: datetime) -> None:
    """In the history of the invoice and of what it is about, and to finance."""
    facts = {"number": invoice.number, "amount": str(invoice.gross)}
    also = tuple(filter(None, about))
    record("invoicing.received", on=invoice, by=by, at=at, also=also, **facts)
    letters.received(invoice, at=at)


def _answer_its_sender(
    invoice: Invoice, code: Code, *, by: Person, at: datetime, **facts: str
) -> None:
    """When it came as an e-invoice: the platform carries the word."""
    if arrival := Arrival.objects.filter(invoice=invoice).first():
        answer(arrival, code, by=by, at=at, **facts)


def _draft(
    member: Member,
    lines: Sequence[Line],
    about: models.Model | None,
    payable_on: date | None,
    terms: Terms | None,
    replaces: Invoice | None,
) -> Draft:
    business, operator = business_of(member), LegalEntity.objects.operator()
    if business is None or operator is None:
        raise TooLate(_("%(name)s has yet to say under which business.") % {"name": member.person})
    return Draft(
        issuer=business,
        buyer=operator,
        lines=lines,
        terms=terms or Terms(),
        about=about,
        payable_on=payable_on,
        replaces=replaces,
    )


def _register(
    draft: Draft,
    content: Content,
    stored: StoredFile,
    number: str,
    issued_on: date,
    *,
    by: Person | None,
    at: datetime,
) -> Invoice:
    key = f"received-{content.seller.key}-{number}"
    invoice = frozen(draft, content, on=issued_on, by=by, at=at)
    invoice.state, invoice.number, invoice.file = "received", number, stored
    invoice.key, invoice.digest = key, digest_of(draft)
    try:
        with transaction.atomic():
            invoice.save(force_insert=True)
    except IntegrityError:
        raise TooLate(_("Invoice %s of this business is already here.") % number) from None
    return invoice
