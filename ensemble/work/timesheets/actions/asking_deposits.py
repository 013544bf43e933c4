"""A part of what a mission is worth, asked of its client before the work."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.credit.gates import alone_with, room_for
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.deposits import deposits_about, left_of_each
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity
from ensemble.money.invoicing.parties import party_of
from ensemble.money.invoicing.vat import case_for
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import may_ask_deposit
from ensemble.work.timesheets.deposits import billed_of, payment_of

NOTHING = Decimal("0.00")


@transaction.atomic
def ask_deposit(mission: Mission, *, net: Decimal, by: Person, at: datetime, key: str) -> Invoice:
    """Issue a deposit invoice (386), in euros excluding VAT; the invoices that follow deduct it.

    In resale alone, and never beyond what the order is worth. Raises TooLate, with a sentence, for
    that, and when the client's credit has no room. Asked again with the same `key`, nothing follows;
    with another amount, or for another mission, it is refused.
    """
    require(may_ask_deposit(by))
    alone_with(mission.organisation)
    if found := Invoice.objects.filter(key=_key(key)).first():
        return _same(found, mission, net)
    terms = _agreed(mission)
    operator, client = _both(mission)
    _within_the_order(mission, terms, net)
    rate = case_for(party_of(operator), party_of(client), day_of(at)).rate
    room = room_for(mission.organisation, net + to_cents(net * rate / 100), at)
    if not room.ok:
        raise TooLate(room.sentence)
    draft = Draft(
        issuer=operator,
        buyer=client,
        kind=Kind.DEPOSIT,
        lines=[Line(_label(mission), Decimal(1), net, unit="C62")],
        terms=payment_of(terms),
        purchase_order=terms.purchase_order,
        about=mission,
    )
    invoice = issue(draft, by=by, at=at, key=_key(key))
    facts = {"number": invoice.number, "amount": str(invoice.gross)}
    record("timesheets.deposit_asked", on=mission, by=by, at=at, also=(invoice,), **facts)
    return invoice


def room_for_deposits(mission: Mission, terms: Terms) -> Decimal:
    """What the order is worth, less what is billed and the deposits no invoice has taken off yet."""
    waiting = sum(left_of_each(deposits_about(mission)).values(), NOTHING)
    return max(terms.in_all.price - billed_of(mission) - waiting, NOTHING)


def _same(found: Invoice, mission: Mission, net: Decimal) -> Invoice:
    if (found.about, found.net) == (mission, to_cents(net)):
        return found
    words = _("A deposit of %(net)s, excluding VAT, was already asked from this page: %(number)s.")
    raise TooLate(words % {"net": euros(found.net), "number": found.number})


def _agreed(mission: Mission) -> Terms:
    terms = latest_terms(mission)
    if terms is None or terms.state != "agreed":
        raise TooLate(_("A deposit is asked once the order is signed."))
    if not terms.is_resale:
        raise TooLate(_("The client pays the consultant: a deposit would be theirs to ask."))
    return terms


def _both(mission: Mission) -> tuple[LegalEntity, LegalEntity]:
    operator = LegalEntity.objects.operator()
    if operator is None:
        raise TooLate(_("The operator has no legal identity to invoice under yet."))
    client = LegalEntity.objects.of(mission.organisation)
    if client is None:
        words = _("%(client)s has no billing identity yet.")
        raise TooLate(words % {"client": mission.organisation.name})
    return operator, client


def _within_the_order(mission: Mission, terms: Terms, net: Decimal) -> None:
    most = room_for_deposits(mission, terms)
    if net > most:
        words = _("The order leaves room for a deposit of %(most)s, excluding VAT.")
        raise TooLate(words % {"most": euros(most)})


def _label(mission: Mission) -> str:
    with translation.override("fr"):  # an invoice speaks French
        return _("Deposit on %(title)s") % {"title": mission.title}


def _key(key: str) -> str:
    return f"deposit-{key[:64]}"
