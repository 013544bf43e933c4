from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice, Kind
from ensemble.money.invoicing.tests.builders import ISSUED, days, sale, self_billed, sold
from ensemble.money.ledger.reading import balance


def test_r12_totals_are_exact_in_decimals(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    assert (invoice.net, invoice.vat, invoice.gross) == (
        Decimal("10637.50"),
        Decimal("2127.50"),
        Decimal("12765.00"),
    )
    assert invoice.number == "FC-2026-000001"
    assert invoice.issued_on == date(2026, 11, 30)


def test_r12_the_database_refuses_a_total_that_is_not_its_sum(house, varenne_sa):
    invoice = sold(house, varenne_sa)
    copy = replace(invoice.vat_groups[0], tax=Decimal("2127.51"))
    wrong = Invoice.objects.get(pk=invoice.pk)
    wrong.pk, wrong.public_id, wrong.key = None, uuid7(), "wrong"
    wrong.series, wrong.sequence, wrong.number = None, None, "FC-2026-000002"
    wrong.vat_groups, wrong.vat = (copy,), Decimal("2127.51")

    with pytest.raises(DatabaseError, match="gross_is_net_and_vat"), transaction.atomic():
        wrong.save(force_insert=True)


def test_it_posts_to_the_ledger(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    assert balance("clients", on=invoice.issued_on) == Decimal("12765.00")
    assert balance("revenue", on=invoice.issued_on) == Decimal("-10637.50")
    assert balance("pending_vat", on=invoice.issued_on) == Decimal("-2127.50")


def test_it_answers_the_same_invoice_to_the_same_key(house, varenne_sa):
    first = sold(house, varenne_sa, key="once")

    assert sold(house, varenne_sa, key="once") == first
    with pytest.raises(TooLate):
        sold(house, varenne_sa, days("19"), key="once")
    assert sold(house, varenne_sa, key="twice").number == "FC-2026-000002"


def test_it_is_never_changed_nor_deleted(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk)._raw_delete("default")
    for change in ({"gross": 1}, {"number": "FC-2026-000009"}, {"purchase_order": "other"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Invoice.objects.filter(pk=invoice.pk).update(**change)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE invoicing_invoice SET lines = '[]' WHERE id = %s", [invoice.pk])
    Invoice.objects.filter(pk=invoice.pk).update(state="ready", ready_at=ISSUED)


def test_it_asks_for_finance_or_for_the_house(house, varenne_sa, claire, ines):
    with pytest.raises(Refused):
        issue(sale(house, varenne_sa), by=claire, at=ISSUED, key="talent")
    assert issue(sale(house, varenne_sa), by=ines, at=ISSUED, key="finance").issued_by == ines


def test_it_refuses_an_invoice_of_nothing(house, varenne_sa):
    with pytest.raises(TooLate):
        issue(replace(sale(house, varenne_sa), lines=[]), by=None, at=ISSUED, key="empty")
    with pytest.raises(TooLate):
        sold(house, varenne_sa, days("-3"))


def test_r15_a_self_billed_invoice_bears_no_vat_under_the_franchise(house, karim_ei, mandate):
    draft = self_billed(mandate, karim_ei, house)
    invoice = issue(draft, by=None, at=ISSUED, key="karim")

    assert (invoice.kind, invoice.vat, invoice.gross) == (
        Kind.SELF_BILLED,
        Decimal("0.00"),
        Decimal("9250.00"),
    )
    assert invoice.vat_groups[0].category == "E"
    assert invoice.note("TXD") == "TVA non applicable, art. 293 B du CGI"
    assert invoice.number == "AF-300000007-2026-0001"
    assert invoice.seller.printed_name == "Karim Benali EI"
    assert balance("suppliers", on=invoice.issued_on) == Decimal("-9250.00")


@pytest.mark.parametrize(
    ("quantity", "price", "gross"), [("3.5", "612.45", "2143.58"), ("11", "433.33", "4766.63")]
)
def test_r15_no_vat_is_added_to_any_amount_nor_to_the_ledger(
    house, karim_ei, mandate, quantity, price, gross
):
    draft = self_billed(mandate, karim_ei, house, days(quantity, price))
    invoice = issue(draft, by=None, at=ISSUED, key="karim")

    assert (invoice.net, invoice.vat, invoice.gross) == (Decimal(gross), 0, Decimal(gross))
    assert [group.category for group in invoice.vat_groups] == ["E"]
    assert balance("suppliers", on=invoice.issued_on) == -Decimal(gross)


def test_r16_self_billing_needs_a_mandate_in_force_that_day(house, karim_ei, ines):
    from ensemble.money.invoicing.tests.builders import mandate

    late = mandate(karim_ei.member, ines, signed_on=date(2026, 12, 1))

    with pytest.raises(TooLate):
        issue(self_billed(late, karim_ei, house), by=None, at=ISSUED, key="before")
    assert not Invoice.objects.exists()


@pytest.mark.parametrize(
    ("signed", "ended", "covers"),
    [
        (date(2026, 11, 30), None, True),
        (date(2026, 11, 29), date(2026, 11, 30), False),
        (date(2026, 9, 1), date(2026, 12, 1), True),
    ],
)
def test_r16_it_covers_from_its_day_until_the_day_it_ends(
    house, karim_ei, ines, signed, ended, covers
):
    from ensemble.money.invoicing.actions.mandating import end_mandate
    from ensemble.money.invoicing.tests.builders import mandate

    one = mandate(karim_ei.member, ines, signed_on=signed)
    if ended:
        end_mandate(one, by=karim_ei.member.person, at=ISSUED, ended_on=ended)
    draft = self_billed(one, karim_ei, house, days("3.5", "612.40"))

    if covers:
        assert issue(draft, by=None, at=ISSUED, key="own").gross == Decimal("2143.40")
    else:
        with pytest.raises(TooLate):
            issue(draft, by=None, at=ISSUED, key="own")


@pytest.mark.parametrize(
    ("quantity", "price", "sums"),
    [
        ("0.5", "650.01", ("325.01", "65.00", "390.01")),
        ("7.5", "612.33", ("4592.48", "918.50", "5510.98")),
        ("19", "0.03", ("0.57", "0.11", "0.68")),
    ],
)
def test_r12_each_line_is_rounded_once_half_up(house, varenne_sa, quantity, price, sums):
    invoice = sold(house, varenne_sa, days(quantity, price))

    assert (invoice.net, invoice.vat, invoice.gross) == tuple(map(Decimal, sums))


def test_an_expense_recharged_is_told_apart_in_the_books(house, varenne_sa, ines, bruno):
    """18,5 days and a train of 118,00 €: 706 has the days, 708 the train, both with their VAT."""
    train = Line("Train", Decimal(1), Decimal("118.00"), unit="C62", recharged=True)
    invoice = sold(house, varenne_sa, days(), train)
    on = invoice.issued_on

    assert (invoice.net, invoice.vat) == (Decimal("10755.50"), Decimal("2151.10"))
    assert balance("706", on=on) == Decimal("-10637.50")
    assert balance("708", on=on) == Decimal("-118.00")
    assert balance("pending_vat", on=on) == Decimal("-2151.10")

    request = ask_credit(invoice, reason="Mission annulée", by=ines, at=ISSUED)
    issue_credit(request, by=bruno, at=ISSUED)

    assert (balance("706", on=on), balance("708", on=on)) == (0, 0)
