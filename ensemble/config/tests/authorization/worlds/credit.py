"""What finance knows of its clients' credit: limits, overrides, promises, doubts."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ensemble.money.credit.actions.charging import claim_charges
from ensemble.money.credit.actions.doubting import book_provision, declare_doubtful
from ensemble.money.credit.actions.grouping import own_group
from ensemble.money.credit.actions.limiting import propose_limit
from ensemble.money.credit.actions.losing import ask_loss
from ensemble.money.credit.actions.overriding import ask_override
from ensemble.money.credit.actions.promising import note_promise
from ensemble.money.credit.models import DunningStep
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

LAST_YEAR = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)


def weigh_clients(world: "World", at) -> None:
    """After the invoices."""
    said, later = {"by": world.ines, "at": at}, date(2027, 6, 1)
    reason = world.mark("doubt", "credit.read")
    world.limit = propose_limit(
        own_group(world.varenne, at=at),
        amount=Decimal("60000"),
        source="insurer",
        reference=world.mark("limit", "credit.read"),
        expires_on=later,
        **said,
    )
    world.override = ask_override(
        world.varenne, ceiling=Decimal("70000"), reason=reason, expires_on=later, **said
    )
    world.promise = note_promise(world.sold, pays_on=later, said_by=reason, **said)
    world.step = DunningStep.objects.create(
        invoice=world.sold, rung="call", state="to_do", open_amount=1, days_late=15, at=at
    )
    world.doubt = declare_doubtful(world.sold, reason=reason, on=at.date(), **said)
    world.provision = book_provision(
        world.doubt, percent=Decimal(50), reason=reason, on=at.date(), **said
    )
    world.loss = ask_loss(world.sold, reason=reason, **said)
    world.to_doubt = _of_last_year(world, "to-doubt")
    world.paid_late = _paid(_of_last_year(world, "paid-late"), world, at)
    world.charge = claim_charges(_paid(_of_last_year(world, "charged"), world, at), **said)


def _of_last_year(world: "World", name: str) -> Invoice:
    line = Line(world.mark(f"line-{name}", "buy fin"), Decimal(2), Decimal("575.00"))
    draft = Draft(issuer=world.house, buyer=world.client_identity, lines=[line])
    return issue(draft, by=None, at=LAST_YEAR, key=name)


def _paid(invoice: Invoice, world: "World", at) -> Invoice:
    key = f"paid-{invoice.pk}"
    collect(invoice, invoice.gross, on=date(2026, 2, 20), by=world.ines, at=at, key=key)
    return invoice
