"""What Varenne and Karim are invoiced: issued, contested, sent by him, to be credited; and his mandates."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.actions.contesting import contest
from ensemble.money.invoicing.actions.crediting import ask_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.mandating import propose_mandate, sign_mandate
from ensemble.money.invoicing.actions.receiving import receive
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.kinds import INVOICE_PAPER, INVOICE_XML
from ensemble.money.invoicing.models import Invoice, Kind, Paper
from ensemble.money.invoicing.tests.builders import client, operator

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

MONTH = {"starts_on": date(2026, 11, 2), "ends_on": date(2026, 11, 12)}


def write_invoices(world: "World", at) -> None:
    """After the safes: a member invoices under the business that stands there."""
    world.house, world.client_identity = operator(world.ines), client(world.varenne, world.ines)
    world.mandate = _mandate(world, at)
    world.sold = _paper(_sold(world, "sold", at), at)
    world.sold_contested = _sold(world, "sold-contested", at)
    world.own_invoice = _paper(_own(world, "own", at), at)
    world.own_contested = _own(world, "own-contested", at)
    karim, said = world.karim.person, {"reason": "Deux jours.", "at": at}
    world.contest = contest(world.sold_contested, by=world.helene, **said)
    world.own_contest = contest(world.own_contested, by=karim, **said)
    world.to_credit = ask_credit(_sold(world, "to-credit", at), by=world.ines, **said)
    world.received = receive(
        world.karim,
        content=pdf(),
        name="facture.pdf",
        said=None,
        number="2026-042",
        issued_on=at.date(),
        lines=[_line(world, "received", "own fin")],
        by=karim,
        at=at,
    )
    world.proposed_mandate = propose_mandate(world.karim, by=karim, at=at)


def _line(world: "World", name: str, readers: str) -> Line:
    return Line(world.mark(f"line-{name}", readers), Decimal(8), Decimal("575.00"), **MONTH)


def _sold(world: "World", name: str, at) -> Invoice:
    lines = [_line(world, name, "buy fin")]
    draft = Draft(issuer=world.house, buyer=world.client_identity, lines=lines)
    invoice = issue(draft, by=None, at=at, key=name)
    move(invoice, "ready", ready_at=at)
    return invoice


def _own(world: "World", name: str, at) -> Invoice:
    draft = Draft(
        issuer=world.business,
        buyer=world.house,
        kind=Kind.SELF_BILLED,
        mandate=world.mandate,
        lines=[_line(world, name, "own fin")],
    )
    return issue(draft, by=None, at=at, key=name)


def _mandate(world: "World", at):
    proposed = propose_mandate(world.karim, by=world.ines, at=at)
    return sign_mandate(proposed, by=None, at=at, signed_on=date(2026, 9, 1))


def _paper(invoice: Invoice, at) -> Invoice:
    made = keep_made(pdf(), name=f"{invoice.number}.pdf", kind=INVOICE_PAPER, at=at)
    data = keep_made(b"<xml/>", name=f"{invoice.number}.xml", kind=INVOICE_XML, at=at)
    Paper.objects.create(invoice=invoice, pdf=made, xml=data, made_at=at)
    return invoice
