"""Days taken back from an invoice issued again, or worth less than they are: the credit note goes where it
counts, to the cent, and the month closes."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.replacing import replace
from ensemble.money.invoicing.drafts import Line, again
from ensemble.money.invoicing.models import Invoice, Terms
from ensemble.money.invoicing.numbering import broken
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.validation import validate
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.approving import release
from ensemble.work.timesheets.deposits import billed_of
from ensemble.work.timesheets.tests.builders import a_month, whole
from ensemble.work.timesheets.tests.test_taking_back import (
    DEC,
    DECEMBER,
    FEB,
    JAN,
    bring,
    said_yes,
    sent,
)

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 31)


@pytest.fixture
def november(mission, petit, at):
    """Three days: 2 932.50 € to the client, 2 550.00 € to Karim."""
    month = a_month(mission, [2, 3, 4])
    said_yes(month, petit, at)
    return month


@pytest.fixture
def billed(november) -> Invoice:
    return november.approvals.get().client_invoice


@pytest.fixture
def cancelled(billed, ines, at) -> Invoice:
    return cancel(billed, reason="Rejetée.", by=ines, at=at)


@pytest.fixture
def credited(billed, ines, bruno, at) -> Invoice:
    issue_credit(ask_credit(billed, reason="Refusée.", by=ines, at=at), by=bruno, at=at)
    return billed


@pytest.fixture
def issued_again(ines, at):
    def issue(before: Invoice, *, at=at) -> Invoice:
        facts = {"lines": [again(line) for line in before.lines], "terms": Terms()}
        return replace(before, **facts, purchase_order="", by=ines, at=at, key=f"again-{before.pk}")

    return issue


def of_client(approval):
    return [one.invoice for one in approval.credits.filter(side="client")]


def even() -> bool:
    return (invariants(), broken()) == ([], [])


@pytest.mark.parametrize("ended", ["cancelled", "credited"])
def test_the_invoice_issued_again_is_the_one_credited(
    november, ended, request, issued_again, petit
):
    before = request.getfixturevalue(ended)
    after = issued_again(before)

    approval = said_yes(sent(bring(november, 3, "0")), petit)

    assert approval.state == "billed"
    (credit,) = of_client(approval)
    assert (credit.preceding, credit.net) == (after, Decimal("977.50"))
    assert balance("clients", on=LATER) == Decimal("2346.00")
    assert even()


@pytest.mark.parametrize("ended", ["cancelled", "credited"])
def test_a_month_held_until_then_is_released(november, ended, request, issued_again, petit, ines):
    before = request.getfixturevalue(ended)
    back = said_yes(sent(bring(november, 3, "0")), petit)
    assert (back.state, back.credits.count()) == ("held", 0)
    with pytest.raises(TooLate):
        release(back, by=ines, at=DEC)

    after = issued_again(before, at=DEC)
    release(back, by=ines, at=DEC)

    assert (back.state, [one.preceding for one in of_client(back)]) == ("billed", [after])
    assert even()


def test_one_issued_again_twice_is_followed_to_the_last(
    november, cancelled, issued_again, petit, ines
):
    second = cancel(issued_again(cancelled), reason="Encore.", by=ines, at=DEC)
    third = issued_again(second, at=DEC)

    approval = said_yes(sent(bring(november, 3, "0")), petit)

    assert [one.preceding for one in of_client(approval)] == [third]
    assert even()


def test_what_was_credited_before_it_was_issued_again_stays_credited(
    november, billed, issued_again, petit, ines, bruno
):
    """One day taken back, the rest refused and credited, two days issued again: one of them taken back."""
    first = said_yes(sent(bring(november, 3, "0")), petit)
    rest = [Line("Le reste", Decimal(2), Decimal("977.50"))]
    asked = ask_credit(billed, lines=rest, reason="Refusée.", by=ines, at=DEC)
    issue_credit(asked, by=bruno, at=DEC)
    facts = {"lines": rest, "terms": Terms(), "purchase_order": ""}
    after = replace(billed, **facts, by=ines, at=DEC, key="again")

    second = said_yes(sent(bring(november, 4, "0", at=JAN), at=JAN), petit, JAN)

    assert (first.state, second.state) == ("billed", "billed")
    assert [one.preceding for one in of_client(second)] == [after]
    assert balance("clients", on=LATER) == Decimal("1173.00")
    assert even()


def test_the_month_shows_and_counts_the_one_that_stands(november, cancelled, issued_again):
    after = issued_again(cancelled)
    run_waiting()

    assert november.approvals.get().client_invoice == after
    assert after.about == november
    assert billed_of(november.mission) == Decimal("2932.50")


def test_what_still_counts_is_not_replaced(billed, issued_again):
    with pytest.raises(TooLate, match="compte encore"):
        issued_again(billed)


def december(mission, november, petit):
    """Two days, and one of November back: the invoice is worth one."""
    bring(november, 3, "0")
    days = whole(1, 2, month=DECEMBER)
    month = a_month(mission, days, month=DECEMBER, at=DEC)
    return month, said_yes(month, petit)


def test_what_an_invoice_no_longer_asks_is_credited_on_the_one_its_correction_names(
    mission, november, billed, petit
):
    month, approval = december(mission, november, petit)
    assert approval.client_invoice.net == Decimal("977.50")
    bring(month, 1, "0", at=JAN)

    back = said_yes(sent(bring(month, 2, "0", at=JAN), at=JAN), petit, JAN)

    assert back.state == "billed"
    assert [(one.preceding, one.net) for one in of_client(back)] == [
        (approval.client_invoice, Decimal("977.50")),
        (billed, Decimal("977.50")),
    ]
    hers = [one.invoice.net for one in back.credits.filter(side="member")]
    assert hers == [Decimal("850.00"), Decimal("850.00")]
    assert balance("clients", on=LATER) == Decimal("2346.00")
    assert balance("suppliers", on=LATER) == Decimal("-1700.00")
    assert even()
    assert [validate(make(one).xml) for one in of_client(back)] == [[], []]


def test_in_two_steps_it_comes_to_the_same(mission, november, billed, petit):
    """The first day uses what December asks up; the second is November's, and December's note says so."""
    month, approval = december(mission, november, petit)
    said_yes(sent(bring(month, 1, "0", at=JAN), at=JAN), petit, JAN)

    back = said_yes(sent(bring(month, 2, "0", at=FEB), at=FEB), petit, FEB)

    assert [(one.preceding, one.net) for one in of_client(back)] == [
        (approval.client_invoice, Decimal("0.00")),
        (billed, Decimal("977.50")),
    ]
    assert balance("clients", on=LATER) == Decimal("2346.00")
    assert even()


def test_both_together_on_an_invoice_issued_again(
    mission, november, cancelled, issued_again, petit
):
    """November is issued again after December corrected it: December's rest is credited on the new one."""
    after = issued_again(cancelled)
    month, approval = december(mission, november, petit)
    bring(november, 4, "0", at=JAN)
    bring(month, 1, "0", at=JAN)

    back = said_yes(sent(bring(month, 2, "0", at=JAN), at=JAN), petit, JAN)

    assert {(one.preceding, one.net) for one in of_client(back)} == {
        (approval.client_invoice, Decimal("977.50")),
        (after, Decimal("1955.00")),
    }
    assert balance("clients", on=LATER) == Decimal("1173.00")
    assert even()
