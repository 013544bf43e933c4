"""E-invoices that others sent: one to match, one set aside."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ensemble.money.invoicing import cii
from ensemble.money.invoicing.actions.arriving import set_aside, take_in
from ensemble.money.invoicing.tests.einvoices.builders import an_invoice

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World


def receive_einvoices(world: "World", at) -> None:
    world.arrival = _came(world, "arrival", at)
    world.arrival_aside = _came(world, "arrival-aside", at)
    set_aside(world.arrival_aside, reason="Pas pour nous.", by=world.ines, at=at)


def _came(world: "World", name: str, at):
    line = replace(an_invoice().lines[0], label=world.mark(f"line-{name}", "fin"))
    xml = cii.write(an_invoice(number=f"F-{name}", lines=(line,)))
    return take_in(xml, name=f"{name}.xml", by=None, at=at)
