"""A deposit asked twice within a few milliseconds, each click on a connection of its own: one is issued."""

from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.numbering import broken
from ensemble.money.ledger.checking import invariants
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit
from ensemble.work.timesheets.tests.test_billing_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def click(mission, ines, at):
    """What each click came to, in the order in which they were answered."""
    came: list[str] = []

    def clicked(net: str, key: str = "once"):
        def run() -> None:
            here = Mission.objects.get(pk=mission.pk)
            try:
                deposit = ask_deposit(here, net=Decimal(net), by=ines, at=at, key=key)
                came.append(deposit.number)
            except TooLate as late:
                came.append(str(late))

        return run

    clicked.came = came
    return clicked


def test_two_clicks_are_one_deposit(click):
    at_once(*(click("2932.50") for _click in range(3)))

    assert click.came == ["AC-2026-000001"] * 3
    assert Invoice.objects.count() == 1
    assert (invariants(), broken()) == ([], [])


def test_of_two_amounts_under_one_key_the_second_is_refused(click):
    at_once(click("1000.00"), click("2000.00"))

    issued, refused = click.came
    assert issued == "AC-2026-000001"
    assert issued in refused
    assert Invoice.objects.count() == 1
    assert (invariants(), broken()) == ([], [])


def test_two_deposits_never_use_the_same_room(click):
    """The order is worth 58 650,00 €, the client's credit less: 30 000,00 € twice is once."""
    at_once(click("30000.00", "first"), click("30000.00", "second"))

    assert Invoice.objects.count() == 1
    assert (invariants(), broken()) == ([], [])
