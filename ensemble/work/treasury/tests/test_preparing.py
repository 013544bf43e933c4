"""The list of a pay run, and the reason of each invoice that is not on it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.actions.banking import release
from ensemble.people.compliance.tests.builders import OTHER_IBAN, an_account
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month, running
from ensemble.work.treasury.actions.preparing import (
    drop,
    leave_out,
    look_again,
    prepare,
    submit,
    take_back,
)
from ensemble.work.treasury.models import Payment
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

LAST_OF_NOVEMBER = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def codes(run) -> list[str]:
    return list(run.exclusions.values_list("code", flat=True))


def test_it_takes_what_may_be_paid_that_day(account, owed, ines):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    payment = run.payments.get()
    assert (run.count, run.total, codes(run)) == (1, Decimal("9250.00"), [])
    assert (payment.invoice, payment.amount, payment.words) == (
        owed,
        Decimal("9250.00"),
        owed.number,
    )
    assert (payment.name, payment.iban) == ("Karim Benali", "FR7630006000011234567890189")
    assert payment.end_to_end_id.startswith(run.message_id)
    assert len(payment.end_to_end_id) <= 35


def test_what_is_promised_later_is_not_there_yet(
    account, make, business, mandate, mission, terms, ines
):
    make.owed(business, mandate, mission, payable_on=PAY_ON + timedelta(days=1))
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert (run.count, codes(run)) == (0, [])


def test_preparing_twice_is_the_same_list(account, owed, ines, bruno):
    first = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    second = prepare(account, pay_on=PAY_ON, by=bruno, at=NOW)
    assert (second, second.payments.count()) == (first, 1)


def test_what_was_resolved_comes_in_and_what_no_longer_holds_goes_out(
    account, make, business, mandate, mission, terms, ines
):
    waiting = make.owed(business, mandate, mission, ready=False)
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert (run.count, codes(run)) == (0, ["paper"])
    make.as_ready(waiting)
    assert (look_again(run, by=ines, at=NOW).count, codes(run)) == (1, [])


def test_r08_an_account_changed_today_is_not_paid_tomorrow(
    account, business, owed, karim, ines, bruno
):
    """Held until someone else called back; the former account is not paid instead."""
    changed = an_account(business, at=NOW, iban=OTHER_IBAN)
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW + timedelta(hours=1))
    assert (run.count, codes(run)) == (0, ["bank"])
    later = changed.held_until
    assert (look_again(run, by=ines, at=later).count, codes(run)) == (0, ["bank"])
    with pytest.raises(Refused):
        release(changed, called="Karim, au téléphone", by=karim.person, at=later)
    release(changed, called="Karim, au téléphone", by=bruno, at=later)
    assert (look_again(run, by=ines, at=later).count, codes(run)) == (1, [])
    assert run.payments.get(state="included").iban == OTHER_IBAN


def test_finance_may_keep_one_back_with_a_reason(account, owed, ines):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    leave_out(run.payments.get(), because="Karim préfère décembre.", by=ines, at=NOW)
    run = look_again(run, by=ines, at=NOW)
    assert (run.count, run.total, codes(run)) == (0, 0, ["left_out"])


def test_it_submits_a_list_that_is_counted_and_hashed(account, owed, ines):
    run = submit(prepare(account, pay_on=PAY_ON, by=ines, at=NOW), by=ines, at=NOW)
    assert (run.state, run.count, run.total) == ("submitted", 1, Decimal("9250.00"))
    assert len(run.sha256) == 64


def test_it_leaves_someone_to_approve(account, owed, ines, bruno):
    """Two of finance: whoever prepared it submits it, so that the other may approve."""
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    with pytest.raises(TooLate, match="Inès Carpentier"):
        submit(run, by=bruno, at=NOW)
    assert submit(run, by=ines, at=NOW).state == "submitted"


def test_it_is_not_submitted_when_nobody_else_is_of_finance(account, owed, ines, bruno):
    Person.objects.filter(pk=bruno.pk).update(is_active=False)
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    with pytest.raises(TooLate):
        submit(run, by=ines, at=NOW)


def test_an_empty_list_is_not_submitted(account, ines, make):
    with pytest.raises(TooLate):
        submit(prepare(account, pay_on=PAY_ON, by=ines, at=NOW), by=ines, at=NOW)


def test_a_list_taken_back_has_no_hash_any_more(account, owed, ines, bruno, make):
    run = take_back(make.submitted(account, by=ines), by=bruno, at=NOW)
    assert (run.state, run.sha256, run.submitted_by) == ("draft", "", None)


def test_what_was_dropped_may_enter_another_run(account, owed, ines, make):
    drop(make.submitted(account, by=ines), by=ines, at=NOW)
    again = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert (again.count, again.message_id[-4:]) == (1, "0002")
    assert sorted(Payment.objects.values_list("state", flat=True)) == ["included", "left_out"]


@pytest.mark.parametrize("who", ["claire", "odile", "helene"])
def test_only_finance_prepares(who, account, owed, request):
    with pytest.raises(Refused):
        prepare(account, pay_on=PAY_ON, by=request.getfixturevalue(who), at=NOW)


def test_an_invoice_is_in_one_live_run(account, make, owed, ines, bruno):
    """I4: the database refuses the second, whatever the code believes."""
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    payment = run.payments.get()
    payment.pk, payment.end_to_end_id = None, "OTHER"
    with pytest.raises(IntegrityError), transaction.atomic():
        payment.save(force_insert=True)


@pytest.mark.parametrize("change", [{"amount": 1}, {"name": "x"}, {"end_to_end_id": "x"}])
def test_what_a_payment_says_is_frozen(change, account, owed, ines):
    payment = prepare(account, pay_on=PAY_ON, by=ines, at=NOW).payments.get()
    with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(**change)
    with pytest.raises(DatabaseError, match="never removed"), transaction.atomic():
        payment.delete()


@pytest.mark.parametrize(
    ("model", "guard"),
    [
        ("agency", "nothing_in_agency_advances_money"),
        ("resale", "a_payment_has_the_model_of_its_terms"),
    ],
)
def test_nothing_in_agency_advances_money(
    model, guard, account, make, owed, karim, julie, petit, claire, ines
):
    """The database refuses the row by any path, whichever of the two models it bears."""
    payment = prepare(account, pay_on=PAY_ON, by=ines, at=NOW).payments.get()
    mission = make.a_mission(julie, karim, petit=petit, claire=claire)
    payment.terms, payment.model = make.terms_of(mission, model="agency"), model
    payment.pk, payment.public_id, payment.end_to_end_id = None, uuid4(), "OTHER"
    payment.state = "left_out"
    with pytest.raises(IntegrityError, match=guard), transaction.atomic():
        payment.save(force_insert=True)


def test_a_payment_of_resale_terms_is_never_called_agency(account, owed, ines):
    payment = prepare(account, pay_on=PAY_ON, by=ines, at=NOW).payments.get()
    payment.pk, payment.public_id, payment.end_to_end_id = None, uuid4(), "OTHER"
    payment.state, payment.model = "left_out", "agency"
    with pytest.raises(IntegrityError, match="nothing_in_agency"), transaction.atomic():
        payment.save(force_insert=True)


def test_a_promise_of_five_working_days_is_kept_on_the_fifth(
    account, make, business, mandate, mission, petit, ines
):
    """Approved on Monday 30 November 2026: on the list of Monday 7 December, and of no day before."""
    month = a_month(running(mission, promise_working_days=5), [2, 3])
    approval = approve(month, fingerprint=month.fingerprint(), by=petit, at=LAST_OF_NOVEMBER)
    assert approval.promised_on == approval.member_invoice.promised_on == date(2026, 12, 7)
    make.as_ready(approval.member_invoice, at=LAST_OF_NOVEMBER)
    early = prepare(account, pay_on=date(2026, 12, 4), by=ines, at=LAST_OF_NOVEMBER)
    assert (early.count, codes(early)) == (0, [])
    drop(early, by=ines, at=LAST_OF_NOVEMBER)
    run = prepare(account, pay_on=date(2026, 12, 7), by=ines, at=LAST_OF_NOVEMBER)
    assert run.payments.get().promised_on == date(2026, 12, 7)
