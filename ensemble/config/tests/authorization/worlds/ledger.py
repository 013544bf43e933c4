"""What stands in the ledger beside the invoices: an entry of Karim, one to post, an account to approve."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ensemble.money.ledger.actions.charting import propose_account
from ensemble.money.ledger.actions.posting import Credit, Debit, post
from ensemble.money.ledger.actions.preparing import prepare
from ensemble.money.ledger.parties import of_member

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World


def keep_books(world: "World", at) -> None:
    label = world.mark("entry-own", "ledger.read_own")
    amount = Decimal("123.45")
    world.entry = post(
        journal="OD",
        on=at.date(),
        label=label,
        lines=[
            Debit("supplier_expenses", amount),
            Credit("suppliers", amount, party=of_member(world.karim)),
        ],
        key="world:own",
        at=at,
    )
    fees = [Debit("bank_fees", amount), Credit("bank", amount)]
    said = {"journal": "OD", "on": at.date(), "lines": fees, "by": world.ines, "at": at}
    world.manual = prepare(label=world.mark("manual", "ledger.post_manual"), **said)
    world.account = propose_account(
        role="bank",
        number="5121",
        label=world.mark("account", "ledger.read_all"),
        valid_from=date(2027, 1, 1),
        source="Cabinet comptable",
        by=world.ines,
        at=at,
    )
