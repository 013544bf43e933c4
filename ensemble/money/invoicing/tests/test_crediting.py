from datetime import timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.invoicing.actions.contesting import contest
from ensemble.money.invoicing.actions.crediting import (
    ask_credit,
    credit_own,
    issue_credit,
    set_credit_aside,
)
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.settling import collect, pay
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Contest, Invoice, Kind
from ensemble.money.invoicing.tests.builders import ISSUED, days, self_billed, sold
from ensemble.money.ledger.reading import balance

REASON = "Deux jours comptés deux fois"


def test_r18_a_credit_note_references_its_original(house, varenne_sa, ines, bruno):
    invoice = sold(house, varenne_sa)

    request = ask_credit(invoice, reason=REASON, by=ines, at=ISSUED)
    credit = issue_credit(request, by=bruno, at=ISSUED)

    assert (credit.kind, credit.number) == (Kind.CREDIT, "AV-2026-000001")
    assert credit.preceding_number == "FC-2026-000001"
    assert credit.preceding_on == invoice.issued_on
    assert credit.gross == Decimal("12765.00")
    assert invoice.open_amount == credit.open_amount == 0
    for role in ("clients", "revenue", "pending_vat"):
        assert balance(role, on=invoice.issued_on) == 0


def test_it_takes_two_people_of_finance(house, varenne_sa, ines, bruno, claire):
    invoice = sold(house, varenne_sa)
    with pytest.raises(Refused):
        ask_credit(invoice, reason=REASON, by=claire, at=ISSUED)
    request = ask_credit(invoice, reason=REASON, by=ines, at=ISSUED)
    with pytest.raises(Refused):
        issue_credit(request, by=ines, at=ISSUED)
    with pytest.raises(TooLate):
        ask_credit(invoice, reason=REASON, by=bruno, at=ISSUED)

    set_credit_aside(request, by=ines, at=ISSUED)

    with pytest.raises(TooLate):
        issue_credit(request, by=bruno, at=ISSUED)
    assert Invoice.objects.count() == 1


def test_issuing_it_twice_is_once(house, varenne_sa, ines, bruno):
    request = ask_credit(sold(house, varenne_sa), reason=REASON, by=ines, at=ISSUED)

    assert issue_credit(request, by=bruno, at=ISSUED) == issue_credit(request, by=bruno, at=ISSUED)


def test_a_credit_never_exceeds_its_invoice(house, varenne_sa, ines, bruno):
    invoice = sold(house, varenne_sa)
    with pytest.raises(TooLate):
        ask_credit(invoice, lines=[days("19")], reason=REASON, by=ines, at=ISSUED)
    part = ask_credit(invoice, lines=[days("10")], reason=REASON, by=ines, at=ISSUED)
    issue_credit(part, by=bruno, at=ISSUED)

    with pytest.raises(TooLate):
        ask_credit(invoice, lines=[days("9")], reason=REASON, by=ines, at=ISSUED)
    with pytest.raises(TooLate):
        ask_credit(invoice, reason=REASON, by=ines, at=ISSUED)


def test_what_was_already_paid_is_paid_back(house, varenne_sa, ines, bruno):
    invoice = sold(house, varenne_sa)
    on = invoice.issued_on
    collect(invoice, Decimal("12765.00"), on=on, by=None, at=ISSUED, key="in")
    request = ask_credit(invoice, lines=[days("2")], reason=REASON, by=ines, at=ISSUED)
    credit = issue_credit(request, by=bruno, at=ISSUED)
    assert credit.open_amount == Decimal("1380.00")

    pay(credit, Decimal("1380.00"), on=on, by=None, at=ISSUED, key="back")

    assert balance("collected_vat", on=on) == Decimal("-1897.50")
    assert balance("pending_vat", on=on) == 0
    assert balance("clients", on=on) == 0
    assert balance("bank", on=on) == Decimal("11385.00")


def test_r17_the_platform_cannot_correct_a_self_billed_invoice_alone(
    house, karim_ei, mandate, ines
):
    karim = karim_ei.member.person
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="1")
    fifth_day = ISSUED + timedelta(days=5)
    contest(invoice, reason=REASON, amount=Decimal("1000.00"), by=karim, at=fifth_day)
    invoice = Invoice.objects.get()
    assert (invoice.is_disputed, invoice.payable_amount) == (True, Decimal("8250.00"))

    correction = Draft(
        kind=Kind.SELF_BILLED_CREDIT,
        preceding=invoice,
        lines=[days("2", "500")],
        mandate=mandate,
    )
    with pytest.raises(TooLate):
        issue(correction, by=ines, at=fifth_day, key="by us")
    with pytest.raises(Refused):
        ask_credit(invoice, reason=REASON, by=ines, at=fifth_day)
    with pytest.raises(Refused):
        credit_own(invoice, reason=REASON, by=ines, at=fifth_day, key="for them")

    lines = [Line("Deux jours en trop", Decimal(2), Decimal("500.00"))]
    credit = credit_own(invoice, lines=lines, reason=REASON, by=karim, at=fifth_day, key="own")

    assert (credit.number, credit.kind) == ("AV-300000007-2026-0001", Kind.CREDIT)
    assert credit.seller == invoice.seller
    assert Contest.objects.get().state == "settled"
    invoice = Invoice.objects.get(pk=invoice.pk)
    assert (invoice.open_amount, invoice.payable_amount) == (Decimal("8250.00"),) * 2
    assert balance("suppliers", on=credit.issued_on) == Decimal("-8250.00")


def test_r17_the_days_to_contest_end(house, karim_ei, mandate):
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="1")
    karim = karim_ei.member.person

    with pytest.raises(TooLate):
        contest(invoice, reason=REASON, by=karim, at=ISSUED + timedelta(days=16))
    assert contest(invoice, reason=REASON, by=karim, at=ISSUED + timedelta(days=15))


def test_r18_a_part_credited_names_its_original_too(house, varenne_sa, ines, bruno):
    invoice = sold(house, varenne_sa, days("4.5", "612.33"))
    for turn in (1, 2):
        part = [days("1.5", "612.33")]
        request = ask_credit(invoice, lines=part, reason=REASON, by=ines, at=ISSUED)
        credit = issue_credit(request, by=bruno, at=ISSUED)
        assert (credit.number, credit.preceding_number) == (f"AV-2026-{turn:06}", invoice.number)
        assert (credit.net, credit.gross) == (Decimal("918.50"), Decimal("1102.20"))
    assert invoice.open_amount == invoice.gross - 2 * Decimal("1102.20")


def test_r21_a_refusal_says_why(house, varenne_sa, helene):
    invoice = sold(house, varenne_sa)

    with pytest.raises(TooLate):
        contest(invoice, reason="  ", by=helene, at=ISSUED)
    opened = contest(invoice, reason="Bon de commande absent", code="CMD_ERR", by=helene, at=ISSUED)

    assert opened.amount == Decimal("12765.00")
    assert Invoice.objects.get().is_disputed
