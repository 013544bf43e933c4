from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.credit.actions.dunning import climb, finish_step
from ensemble.money.credit.actions.promising import note_promise, withdraw_promise
from ensemble.money.credit.exposure import exposure_of
from ensemble.money.credit.models import DunningStep, PaymentPromise
from ensemble.money.credit.tasks import remind
from ensemble.money.credit.tests.builders import NOW, sent
from ensemble.money.invoicing.actions.contesting import contest, withdraw_contest
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.tests.builders import sold


@pytest.fixture
def invoice(house, varenne_sa):
    """Issued on 30 November and sent; due on 30 December."""
    return sent(house, varenne_sa)


def day(invoice, late: int) -> datetime:
    """Nine o'clock, so many days after the due date."""
    on = invoice.due_on + timedelta(days=late)
    return datetime.combine(on, time(9), tzinfo=ZoneInfo("Europe/Paris"))


def steps() -> list[tuple[str, str]]:
    return list(DunningStep.objects.order_by("pk").values_list("rung", "state"))


def letters() -> list[str]:
    dunning = Letter.objects.filter(kind__startswith="credit/").order_by("pk")
    return [letter.kind.removeprefix("credit/dunning_") for letter in dunning]


def test_it_climbs_step_by_step(invoice, helene):
    assert invoice.due_on == date(2026, 12, 30)
    for late in range(-10, 60):
        climb(invoice, at=day(invoice, late))

    assert steps() == [
        ("before", "sent"),
        ("first", "sent"),
        ("second", "sent"),
        ("call", "to_do"),
        ("formal", "sent"),
        ("legal", "to_do"),
    ]
    assert letters() == ["before", "first", "second", "formal"]
    late = DunningStep.objects.order_by("pk").values_list("days_late", flat=True)
    assert list(late) == [-7, 1, 8, 15, 30, 45]


def test_it_says_what_is_owed(invoice, helene):
    climb(invoice, at=day(invoice, 30))

    text = Letter.objects.get(kind="credit/dunning_formal").text
    for words in ("12\u00a0765,00\u00a0€", "30 jours de retard", "127,48\u00a0€", "40,00\u00a0€"):
        assert words in text


def test_steps_missed_are_passed_and_one_letter_leaves(invoice, helene):
    climb(invoice, at=day(invoice, 9))
    climb(invoice, at=day(invoice, 9))

    assert steps() == [("before", "passed"), ("first", "passed"), ("second", "sent")]
    assert letters() == ["second"]


def test_a_client_without_anyone_to_write_to_waits_for_finance(invoice, helene, ines):
    Seat.objects.filter(person=helene).update(ended_at=NOW, ended_by=helene)

    step = climb(invoice, at=day(invoice, 1))

    assert step.state == "to_do"
    finish_step(step, note="Appelé le standard, virement vendredi", by=ines, at=day(invoice, 1))
    with pytest.raises(TooLate):
        finish_step(step, note="Encore", by=ines, at=day(invoice, 1))


def test_nothing_leaves_for_an_invoice_that_did_not(house, varenne_sa):
    one = sold(house, varenne_sa, at=NOW)

    assert climb(one, at=day(one, 9)) is None


def test_r21_a_dispute_stops_the_ladder_and_flags_the_exposure(invoice, varenne, ines):
    opened = contest(
        invoice, reason="Bon de commande absent", code="CMD_ERR", by=None, at=day(invoice, -8)
    )
    for late in (-7, 1, 8):
        climb(invoice, at=day(invoice, late))

    assert steps() == []
    assert exposure_of(varenne, NOW).disputed == invoice.gross
    withdraw_contest(opened, by=ines, at=day(invoice, 9), outcome="Retrouvé")
    climb(invoice, at=day(invoice, 9))
    assert steps()[-1] == ("second", "sent")


def test_a_promise_stops_the_ladder_until_it_is_broken(invoice, ines, claire):
    said = {"pays_on": invoice.due_on + timedelta(days=10), "said_by": "M. Petit, par téléphone"}
    with pytest.raises(Refused):
        note_promise(invoice, by=claire, at=day(invoice, 2), **said)
    note_promise(invoice, by=ines, at=day(invoice, 2), **said)
    with pytest.raises(TooLate):
        note_promise(invoice, by=ines, at=day(invoice, 2), **said)

    remind(at=day(invoice, 8))
    run_waiting()
    assert steps() == []

    remind(at=day(invoice, 11))
    assert PaymentPromise.objects.get().state == "broken"
    climb(invoice, at=day(invoice, 11))
    assert steps()[-1] == ("second", "sent")


def test_a_promise_may_be_withdrawn_and_is_for_a_day_to_come(invoice, ines):
    past = invoice.due_on - timedelta(days=1)
    with pytest.raises(Incomplete):
        note_promise(invoice, pays_on=past, said_by="M. Petit", by=ines, at=day(invoice, 2))
    promise = note_promise(
        invoice, pays_on=invoice.due_on, said_by="M. Petit", by=ines, at=day(invoice, -1)
    )

    withdraw_promise(promise, by=ines, at=day(invoice, 0))

    assert climb(invoice, at=day(invoice, 1)).rung == "first"


def test_what_is_paid_is_left_alone_and_its_promise_kept(invoice, ines):
    promise = note_promise(
        invoice, pays_on=invoice.due_on, said_by="M. Petit", by=ines, at=day(invoice, -3)
    )
    collect(
        invoice, invoice.gross, on=invoice.due_on, by=ines, at=day(invoice, 0), key="virement-1"
    )
    run_waiting()

    promise.refresh_from_db()
    assert promise.state == "kept"
    assert climb(invoice, at=day(invoice, 1)) is None


def test_the_clock_looks_at_every_invoice(invoice, house, varenne_sa, helene):
    sent(house, varenne_sa, key="sale-2")
    with time_machine.travel(day(invoice, 1), tick=False):
        remind(at=day(invoice, 1))
        run_waiting()

    assert sorted(steps()) == [("before", "passed")] * 2 + [("first", "sent")] * 2
