"""A deposit on a mission: asked, deducted month after month until it is used up, to the cent."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.deposits import deposits_about, left_of
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.validation import validate
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit
from ensemble.work.timesheets.tests.builders import a_month, running

pytestmark = pytest.mark.django_db
LATER = date(2027, 1, 31)
NOTHING = Decimal("0.00")


@pytest.fixture
def asked(mission, ines, at):
    """30 % of ten days at 977,50 €, and what one likes."""

    def ask(net="2932.50", *, by=ines, key="once", mission=mission):
        return ask_deposit(mission, net=Decimal(net), by=by, at=at, key=key)

    return ask


@pytest.fixture
def billed(mission, petit, at):
    """Days of November approved; the client's invoice."""

    def month(*days: int) -> Invoice:
        sent = a_month(mission, list(days))
        approval = approve(sent, fingerprint=sent.fingerprint(), by=petit, at=at)
        return approval.client_invoice

    return month


def test_it_is_an_invoice_of_its_own_and_an_advance(asked, mission, varenne):
    deposit = asked()

    assert (deposit.kind, deposit.about) == ("386", mission)
    assert deposit.number.startswith("AC-2026-")
    assert (deposit.net, deposit.vat, deposit.gross) == (
        Decimal("2932.50"),
        Decimal("586.50"),
        Decimal("3519.00"),
    )
    assert balance("4191", on=LATER, party=f"C-{varenne.pk}") == Decimal("-2932.50")
    assert asked() == deposit  # asked twice is asked once
    assert validate(make(deposit).xml) == []


def test_the_same_key_with_another_amount_is_refused(asked):
    deposit = asked()

    with pytest.raises(TooLate, match=deposit.number):
        asked("2932.51")

    assert Invoice.objects.get() == deposit


def test_the_same_key_for_another_mission_is_refused(asked, chosen_too, ines, ardance):
    asked()
    there = running(chosen_too)

    with pytest.raises(TooLate, match="AC-2026-000001"):
        asked(mission=there)

    assert not deposits_about(there).exists()


def test_the_month_that_follows_takes_it_off(asked, billed):
    """Five days, 4 887,50 €, less 2 932,50 €: 1 955,00 € and 391,00 € of VAT."""
    deposit = asked()

    invoice = billed(2, 3, 4, 5, 6)

    assert (invoice.net, invoice.vat, invoice.gross) == (
        Decimal("1955.00"),
        Decimal("391.00"),
        Decimal("2346.00"),
    )
    assert invoice.lines[-1].deducts == deposit.number
    assert left_of(deposit) == NOTHING
    assert balance("4191", on=LATER) == NOTHING
    assert balance("revenue", on=LATER) == Decimal("-4887.50")
    assert balance("clients", on=LATER) == deposit.gross + invoice.gross
    assert validate(make(invoice).xml) == []


def test_a_deposit_above_the_month_pays_it_whole(asked, billed):
    """2 932,50 € for one day of 977,50 €: nothing is due, and 1 955,00 € are left."""
    deposit = asked()

    invoice = billed(2)

    assert (invoice.net, invoice.gross, invoice.open_amount) == (NOTHING, NOTHING, NOTHING)
    assert left_of(deposit) == Decimal("1955.00")
    assert balance("4191", on=LATER) == Decimal("-1955.00")
    assert validate(make(invoice).xml) == []
    assert not [one for one in invariants() if one]


def test_several_deposits_go_the_oldest_first(asked, billed, mission):
    first, second = asked("600.01", key="first"), asked("500.00", key="second")

    invoice = billed(2)

    assert [line.deducts for line in invoice.lines[1:]] == [first.number, second.number]
    assert (left_of(first), left_of(second)) == (NOTHING, Decimal("122.51"))
    assert list(deposits_about(mission)) == [first, second]


def test_a_credit_note_of_the_month_gives_the_deposit_back(asked, billed, ines, bruno, at):
    deposit = asked()
    request = ask_credit(billed(2, 3, 4, 5, 6), reason="Mois à refaire", by=ines, at=at)

    issue_credit(request, by=bruno, at=at)

    assert left_of(deposit) == Decimal("2932.50")
    assert balance("4191", on=LATER) == Decimal("-2932.50")
    assert balance("revenue", on=LATER) == NOTHING


def test_what_a_month_took_off_is_not_credited_any_more(asked, billed, ines, bruno, at):
    deposit = asked()
    billed(2)
    whole = {"reason": "Mission abrégée", "by": ines, "at": at}

    with pytest.raises(TooLate, match="1"):
        ask_credit(deposit, **whole)
    rest = [Line("Reste de l’acompte", Decimal(1), Decimal("1955.00"), unit="C62")]
    issue_credit(ask_credit(deposit, lines=rest, **whole), by=bruno, at=at)

    assert left_of(deposit) == NOTHING
    assert balance("4191", on=LATER) == NOTHING


def test_no_invoice_takes_off_more_than_is_left(asked, billed, varenne, at):
    deposit = asked()
    billed(2, 3, 4, 5, 6)
    lines = [
        Line("Étude", Decimal(1), Decimal("5000.00"), unit="C62"),
        Line("Acompte", Decimal(-1), Decimal("0.01"), unit="C62", deducts=deposit.number),
    ]
    both = {"issuer": LegalEntity.objects.operator(), "buyer": LegalEntity.objects.of(varenne)}

    with pytest.raises(TooLate):
        issue(Draft(lines=lines, **both), by=None, at=at, key="too much")


def test_a_month_without_deposit_is_as_before(billed):
    assert billed(2).net == Decimal("977.50")


def test_the_order_caps_deposits(asked):
    """Sixty days at 977,50 €: 58 650,00 €, of which 40 000,00 € are asked already."""
    asked("40000.00", key="first")

    with pytest.raises(TooLate, match="18"):
        asked("18650.01", key="second")


def test_what_is_billed_leaves_less_room_whether_a_deposit_was_taken_off_or_not(asked, billed):
    """Of 58 650,00 €, 4 887,50 € are billed, 1 000,00 € of them by the deposit."""
    asked("1000.00", key="first")
    billed(2, 3, 4, 5, 6)

    with pytest.raises(TooLate, match="53"):
        asked("53762.51", key="second")


def test_r24_the_credit_of_the_client_caps_them_too(asked):
    """41 666,67 € bear 8 333,33 € of VAT: exactly the limit, and then nothing more."""
    asked("41666.67", key="first")

    with pytest.raises(TooLate, match="50"):
        asked("1.00", key="second")


def test_only_finance_asks_it(asked, claire, petit, karim):
    for person in (claire, petit, karim.person):
        with pytest.raises(Refused):
            asked(by=person)


def test_in_agency_the_deposit_is_not_ours(chosen, house, months, karim, ines, at):
    months.mandated(karim, by=ines)
    mission = running(chosen, model="agency")

    with pytest.raises(TooLate):
        ask_deposit(mission, net=Decimal("100.00"), by=ines, at=at, key="once")
