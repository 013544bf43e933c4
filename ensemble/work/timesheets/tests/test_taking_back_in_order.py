"""What is taken back before what was added is approved waits for it: not a cent is forgotten."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.crediting import ask_credit
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.approving import release
from ensemble.work.timesheets.shares import shares_of
from ensemble.work.timesheets.tests.builders import a_month
from ensemble.work.timesheets.tests.test_taking_back import JAN, bring, said_yes, sent

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 31)


@pytest.fixture
def half_then_whole(mission, petit, at):
    """Half a day billed in November; the other half sent with December, not approved yet."""
    november = a_month(mission, {date(2026, 11, 2): Decimal("0.5")})
    said_yes(november, petit, at)
    return november, sent(bring(november, 2, "1"))


def test_more_than_was_billed_is_held_until_the_rest_is(half_then_whole, petit, ines):
    november, december = half_then_whole
    january = sent(bring(november, 2, "0", at=JAN), at=JAN)
    back = said_yes(january, petit, JAN)
    assert (back.state, back.credits.count()) == ("held", 0)
    assert "pas encore validé" in back.held_because
    with pytest.raises(TooLate, match="pas encore validé"):
        release(back, by=ines, at=JAN)

    more = said_yes(december, petit, JAN)
    assert more.client_invoice.net == Decimal("488.75")
    release(back, by=ines, at=JAN)

    credits = [one.invoice for one in back.credits.filter(side="client")]
    assert {(one.preceding.pk, one.net) for one in credits} == {
        (november.approvals.get().client_invoice.pk, Decimal("488.75")),
        (more.client_invoice.pk, Decimal("488.75")),
    }
    hers = [one.invoice.net for one in back.credits.filter(side="member")]
    assert hers == [Decimal("425.00"), Decimal("425.00")]
    for role in ("clients", "suppliers", "revenue", "subcontracting"):
        assert balance(role, on=LATER) == 0
    assert invariants() == []


def test_each_half_is_taken_back_once(half_then_whole, petit, ines):
    november, december = half_then_whole
    back = said_yes(sent(bring(november, 2, "0", at=JAN), at=JAN), petit, JAN)
    more = said_yes(december, petit, JAN)
    first = november.approvals.get()
    half = Decimal("0.5")
    assert shares_of(november.days.get(corrects=None)) == {back.pk: [(first, half), (more, half)]}


def test_nothing_is_credited_on_an_invoice_that_was_cancelled(mission, petit, ines, at):
    """Its entry is reversed already: the month waits, and the ledger owes nobody."""
    november = a_month(mission, [2, 3])
    billed = said_yes(november, petit, at).client_invoice
    cancel(billed, reason="Rejetée.", by=ines, at=at)
    with pytest.raises(TooLate, match="ne compte plus"):
        ask_credit(billed, reason="Trop.", by=ines, at=at)

    back = said_yes(sent(bring(november, 3, "0")), petit)

    assert (back.state, back.credits.count()) == ("held", 0)
    assert not Invoice.objects.credits().exists()
    assert balance("clients", on=LATER) == 0
    assert invariants() == []
