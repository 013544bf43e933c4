from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.invoicing.actions.contesting import contest, withdraw_contest
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.settling import collect, discount, pay, undo, write_off
from ensemble.money.invoicing.models import Invoice, Settlement, Terms
from ensemble.money.invoicing.tests.builders import DAY, ISSUED, days, operator, self_billed, sold
from ensemble.money.ledger.reading import balance

PAID_ON = date(2026, 12, 20)


def receive(invoice, amount, key="in-1", **facts):
    return collect(
        invoice, Decimal(amount), **({"on": PAID_ON, "by": None, "at": ISSUED} | facts), key=key
    )


def test_vat_becomes_due_when_the_client_pays(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    receive(invoice, "12765.00")

    assert invoice.open_amount == 0
    assert balance("clients", on=PAID_ON) == 0
    assert balance("bank", on=PAID_ON) == Decimal("12765.00")
    assert balance("pending_vat", on=PAID_ON) == 0
    assert balance("collected_vat", on=PAID_ON) == Decimal("-2127.50")


def test_r20_a_partial_receipt_brings_its_share_of_vat(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    half = receive(invoice, "6382.50")

    assert (half.amount, half.vat) == (Decimal("6382.50"), Decimal("1063.75"))
    assert half.amount - half.vat == Decimal("5318.75")
    assert invoice.open_amount == Decimal("6382.50")


def test_it_is_settled_once_for_one_key_and_never_above_what_is_open(house, varenne_sa):
    invoice = sold(house, varenne_sa)
    first = receive(invoice, "12765.00")

    assert receive(invoice, "12765.00") == first
    for amount in ("0.01", "-1.00"):
        with pytest.raises(TooLate):
            receive(invoice, amount, key=f"more {amount}")
    with pytest.raises(TooLate):
        receive(invoice, "1.00")


def test_undoing_is_a_movement_the_other_way_round(house, varenne_sa):
    invoice = sold(house, varenne_sa)
    half = receive(invoice, "6382.50")

    back = undo(half, on=PAID_ON, by=None, at=ISSUED, key="undo-1")

    assert undo(half, on=PAID_ON, by=None, at=ISSUED, key="undo-2") == back
    assert Invoice.objects.get().open_amount == Decimal("12765.00")
    assert balance("collected_vat", on=PAID_ON) == 0
    assert balance("pending_vat", on=PAID_ON) == Decimal("-2127.50")


def test_a_settlement_is_never_changed(house, varenne_sa):
    half = receive(sold(house, varenne_sa), "6382.50")

    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.filter(pk=half.pk).update(amount=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Settlement.objects.filter(pk=half.pk)._raw_delete("default")


def test_only_finance_and_the_house_settle(house, varenne_sa, claire):
    with pytest.raises(Refused):
        receive(sold(house, varenne_sa), "1.00", by=claire)


def test_a_member_is_paid_and_the_vat_becomes_deductible(house, julie, ines):
    from ensemble.money.invoicing.tests.builders import business, mandate

    company = business(julie, status="sasu", vat_regime="collection", vat_number="FR83300000007")
    invoice = issue(self_billed(mandate(julie, ines), company, house), by=None, at=ISSUED, key="1")
    assert balance("pending_deductible_vat", on=PAID_ON) == Decimal("1850.00")

    pay(invoice, Decimal("11100.00"), on=PAID_ON, by=ines, at=ISSUED, key="out-1")

    assert balance("suppliers", on=PAID_ON) == 0
    assert balance("deductible_vat", on=PAID_ON) == Decimal("1850.00")
    assert balance("pending_deductible_vat", on=PAID_ON) == 0
    assert balance("bank", on=PAID_ON) == Decimal("-11100.00")


def test_what_is_contested_is_not_paid(house, karim_ei, mandate):
    karim = karim_ei.member.person
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="1")
    opened = contest(
        invoice, reason="Deux jours manquent", amount=Decimal("1000.00"), by=karim, at=ISSUED
    )
    invoice = Invoice.objects.get()
    assert invoice.payable_amount == Decimal("8250.00")

    with pytest.raises(TooLate):
        pay(invoice, Decimal("9250.00"), on=PAID_ON, by=None, at=ISSUED, key="all")
    pay(invoice, Decimal("8250.00"), on=PAID_ON, by=None, at=ISSUED, key="part")
    withdraw_contest(opened, by=karim, at=ISSUED)
    pay(Invoice.objects.get(), Decimal("1000.00"), on=PAID_ON, by=None, at=ISSUED, key="rest")


def test_an_escompte_is_taken_off_what_the_member_is_owed(house, karim_ei, mandate):
    terms = Terms(days=30, discount=Decimal("2"), discount_days=10)
    draft = self_billed(mandate, karim_ei, house, terms=terms)
    invoice = issue(draft, by=None, at=ISSUED, key="1")
    assert invoice.note("AAB").startswith("Escompte de 2")
    early = date(2026, 12, 2)

    taken = discount(invoice, on=early, by=None, at=ISSUED, key="early")
    pay(invoice, Decimal("9065.00"), on=early, by=None, at=ISSUED, key="out")

    assert taken.amount == Decimal("185.00")
    assert balance("discount_obtained", on=early) == Decimal("-185.00")
    assert balance("suppliers", on=early) == 0


def test_an_escompte_given_to_a_client_takes_its_vat_back(house, varenne_sa):
    """2 % of 12 765,00 €: 255,30 € are kept, 42,55 € of VAT among them; 12 509,70 € come in."""
    terms = Terms(days=30, discount=Decimal("2"), discount_days=10)
    invoice = sold(house, varenne_sa, terms=terms)
    until = date(2026, 12, 10)
    assert invoice.discount_until == until
    assert invoice.note("AAB").startswith("Escompte de 2\xa0% pour paiement sous 10\xa0jours")

    kept = discount(invoice, on=until, by=None, at=ISSUED, key="kept")
    assert discount(invoice, on=until, by=None, at=ISSUED, key="kept") == kept
    receive(invoice, "12509.70", on=until)

    assert (kept.amount, kept.vat) == (Decimal("255.30"), Decimal("42.55"))
    assert balance("discount_granted", on=until) == Decimal("212.75")
    assert balance("collected_vat", on=until) == Decimal("-2084.95")
    assert (balance("clients", on=until), balance("pending_vat", on=until)) == (0, 0)


def test_an_escompte_under_the_option_for_debits_takes_back_vat_already_due(varenne_sa, ines):
    house = operator(ines, vat_regime="debits")
    terms = Terms(days=30, discount=Decimal("2"), discount_days=10)
    invoice = sold(house, varenne_sa, terms=terms)

    discount(invoice, on=DAY, by=None, at=ISSUED, key="kept")

    assert balance("collected_vat", on=DAY) == Decimal("-2084.95")
    assert balance("clients", on=DAY) == Decimal("12509.70")


def test_an_escompte_is_counted_on_what_is_still_open(house, varenne_sa, ines, bruno):
    """After a day credited (690,00 €), 2 % of 12 075,00 €."""
    terms = Terms(days=30, discount=Decimal("2"), discount_days=10)
    invoice = sold(house, varenne_sa, terms=terms)
    request = ask_credit(invoice, lines=[days("1")], reason="Un jour", by=ines, at=ISSUED)
    issue_credit(request, by=bruno, at=ISSUED)

    kept = discount(Invoice.objects.get(pk=invoice.pk), on=DAY, by=None, at=ISSUED, key="kept")

    assert kept.amount == Decimal("241.50")


@pytest.mark.parametrize(("percent", "days_given"), [("2", 0), ("2", 30), ("100", 10)])
def test_an_escompte_that_nobody_could_take_is_refused(house, varenne_sa, percent, days_given):
    terms = Terms(days=30, discount=Decimal(percent), discount_days=days_given)

    with pytest.raises((TooLate, DatabaseError)):
        sold(house, varenne_sa, terms=terms)


def test_no_escompte_a_day_too_late(house, varenne_sa):
    terms = Terms(days=30, discount=Decimal("2"), discount_days=10)
    invoice = sold(house, varenne_sa, terms=terms)

    with pytest.raises(TooLate):
        discount(invoice, on=date(2026, 12, 11), by=None, at=ISSUED, key="late")


def test_no_escompte_after_the_day(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    with pytest.raises(TooLate):
        discount(invoice, on=invoice.due_on, by=None, at=ISSUED, key="late")


def test_r25_a_loss_takes_back_the_vat_that_was_never_due(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    write_off(invoice, on=PAID_ON, by=None, at=ISSUED, key="loss")

    assert balance("losses", on=PAID_ON) == Decimal("10637.50")
    assert balance("pending_vat", on=PAID_ON) == 0
    assert balance("collected_vat", on=PAID_ON) == 0
    assert balance("clients", on=PAID_ON) == 0


def test_r25_a_loss_after_a_part_was_paid_takes_back_the_rest_alone(house, varenne_sa):
    invoice = sold(house, varenne_sa)
    receive(invoice, "4000.00")

    write_off(invoice, on=PAID_ON, by=None, at=ISSUED, key="loss")

    assert balance("losses", on=PAID_ON) == Decimal("7304.17")
    assert balance("collected_vat", on=PAID_ON) == Decimal("-666.67")
    assert balance("pending_vat", on=PAID_ON) == balance("clients", on=PAID_ON) == 0


def test_what_is_open_is_known_at_any_date(house, varenne_sa):
    invoice = sold(house, varenne_sa)
    receive(invoice, "6382.50")

    def open_on(day):
        return list(Invoice.objects.still_open(day).values_list("open", flat=True))

    assert open_on(invoice.issued_on - timedelta(days=1)) == []
    assert open_on(PAID_ON - timedelta(days=1)) == [Decimal("12765.00")]
    assert open_on(PAID_ON) == [Decimal("6382.50")]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(1, 200_000), min_size=1, max_size=6), st.integers(1, 99999))
def test_the_last_payment_takes_the_rest_of_the_vat(house, varenne_sa, parts, price):
    with transaction.atomic():
        invoice = sold(house, varenne_sa, days("3.5", str(Decimal(price) / 100)))
        for turn, cents in enumerate(parts):
            amount = min(Decimal(cents) / 100, invoice.open_amount)
            if amount:
                receive(invoice, amount, key=f"part-{turn}")
        if invoice.open_amount:
            receive(invoice, invoice.open_amount, key="rest")

        assert sum(one.vat for one in invoice.settlements.all()) == invoice.vat
        assert all(one.vat >= 0 for one in invoice.settlements.all())
        assert balance("pending_vat", on=PAID_ON) == 0
        transaction.set_rollback(True)
