"""The letters of an invoice: what someone has to read, or to do, and until when."""

from collections.abc import Iterator
from datetime import datetime

from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.mailroom.sending import Attachment, send
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.franchise import Watch
from ensemble.money.invoicing.models import Contest, Invoice, Mandate
from ensemble.people.profiles.models import Member


def billed(invoice: Invoice, *, to: Person, at: datetime) -> None:
    """To a buyer of the client: the amount, the day, and the document itself."""
    attached = Attachment.of(invoice.paper.pdf, f"{invoice.number.replace('/', '-')}.pdf")
    send("invoicing/billed", to=to, at=at, about=invoice, invoice=invoice, attachments=[attached])


def written_for_member(invoice: Invoice, *, at: datetime) -> None:
    """Self-billing: a copy, and until when they may contest it."""
    send("invoicing/written_for_member", to=_member(invoice), at=at, about=invoice, invoice=invoice)


def contested(contest: Contest, *, at: datetime) -> None:
    """To finance, who explains or agrees."""
    for person in _finance():
        if person != contest.opened_by:
            _about_contest("invoicing/contested", contest, to=person, at=at)


def contest_closed(contest: Contest, *, at: datetime) -> None:
    """To whoever opened it."""
    if contest.opened_by:
        _about_contest("invoicing/contest_closed", contest, to=contest.opened_by, at=at)


def credited_by_member(credit: Invoice, *, at: datetime) -> None:
    for person in _finance():
        send("invoicing/credited_by_member", to=person, at=at, about=credit, credit=credit)


def received(invoice: Invoice, *, at: datetime) -> None:
    """To finance, who compares it with what was approved."""
    for person in _finance():
        send("invoicing/received", to=person, at=at, about=invoice, invoice=invoice)


def received_accepted(invoice: Invoice, *, at: datetime) -> None:
    send("invoicing/received_accepted", to=_member(invoice), at=at, about=invoice, invoice=invoice)


def received_refused(invoice: Invoice, *, at: datetime) -> None:
    send("invoicing/received_refused", to=_member(invoice), at=at, about=invoice, invoice=invoice)


def franchise_passed(member: Member, watch: Watch, *, at: datetime) -> None:
    send("invoicing/franchise_passed", to=member.person, at=at, about=member, watch=watch)


def mandate_ended(mandate: Mandate, *, by: Person, at: datetime) -> None:
    """To the other side."""
    person = mandate.member.person
    others = _finance() if by == person else [person]
    for other in others:
        send("invoicing/mandate_ended", to=other, at=at, about=mandate, mandate=mandate)


def _about_contest(kind: str, contest: Contest, *, to: Person, at: datetime) -> None:
    invoice = contest.invoice
    send(kind, to=to, at=at, about=invoice, invoice=invoice, contest=contest)


def _member(invoice: Invoice) -> Person:
    return invoice.member.person


def _finance() -> Iterator[Person]:
    held = TeamRole.objects.live().filter(role="finance", person__is_active=True)
    for role in held.select_related("person").order_by("person__name"):
        yield role.person
