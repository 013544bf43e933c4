"""Two people of finance on the same page, in the same second: one is first, the other reads so."""

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.together import pressed_at_once
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.models import Entry
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.actions.importing import keep_statement
from ensemble.work.treasury.actions.preparing import prepare
from ensemble.work.treasury.models import BankLine, Match, PayRun
from ensemble.work.treasury.tests.builders import NOW, PAY_ON
from ensemble.work.treasury.tests.formats.builders import camt053, entry, statement

pytestmark = pytest.mark.django_db(transaction=True)


def url(name: str, thing=None) -> str:
    return reverse(f"treasury:{name}", args=[thing.public_id] if thing else [])


@pytest.fixture(autouse=True)
def that_thursday(stopped_clock):
    """Promises, papers and pay days are those of the cast, whenever the tests run."""


def test_a_run_prepared_by_both_is_one_run(make, account, owed, ines, bruno):
    form = {"account": account.pk, "pay_on": PAY_ON}
    assert pressed_at_once(*((who, url("prepare"), form) for who in (ines, bruno))) == [303, 303]
    assert PayRun.objects.get().payments.filter(state="included").count() == 1


def test_a_run_submitted_by_both_is_submitted_once(make, account, owed, ines, bruno, zoe):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert pressed_at_once(*((who, url("submit", run), {}) for who in (ines, bruno))) == [303, 409]
    run.refresh_from_db()
    said = history_of(run).filter(verb="treasury.run_submitted")
    assert (run.state, [one.by for one in said]) == ("submitted", [run.submitted_by])


@pytest.mark.fault
def test_a_run_approved_by_two_is_paid_once(make, account, owed, ines, bruno, zoe):
    run = make.submitted(account, by=ines)
    form = {"sha256": run.sha256}
    answers = pressed_at_once(*((who, url("approve", run), form) for who in (bruno, zoe, bruno)))
    assert answers == [303, 409, 409]
    assert owed.settlements.count() == 1
    assert balance("transfers", on=PAY_ON) == -9250
    assert invariants() == []
    run_waiting()
    assert Letter.objects.filter(kind="treasury/payment_ordered").count() == 1


def test_approved_and_taken_back_at_once_is_one_or_the_other(make, account, owed, ines, bruno):
    run = make.submitted(account, by=ines)
    presses = (
        (bruno, url("approve", run), {"sha256": run.sha256}),
        (ines, url("take_back", run), {}),
    )
    assert pressed_at_once(*presses) == [303, 409]
    run.refresh_from_db()
    assert (run.state, owed.settlements.count()) in {("approved", 1), ("draft", 0)}


def test_a_statement_recorded_by_both_tells_its_lines_once(make, account, ines, bruno):
    content = camt053(statement(entry("12.50", reference="A1"), moved="12.50"))
    files = [
        (who, keep_statement(account, content=content, name="releve.xml", by=who, at=NOW))
        for who in (ines, bruno)
    ]
    assert pressed_at_once(*((who, url("record", one), {}) for who, one in files)) == [303, 409]
    assert BankLine.objects.count() == 1


def test_a_line_matched_by_both_is_received_once(make, account, ines, bruno, varenne, varenne_sa):
    sale = make.sold(varenne)
    line = make.recorded(
        account, [entry("12765.00", words="?")], by=ines, moved="12765"
    ).lines.get()
    form = {"invoice": sale.number, "amount": "12 765,00"}
    presses = [(who, url("receive", line), form) for who in (ines, bruno)]
    assert pressed_at_once(*presses) == [303, 409]
    assert (Match.objects.count(), sale.settlements.count()) == (1, 1)
    assert balance("clients", on=line.booked_on) == 0
    assert invariants() == []


def test_a_proposal_confirmed_and_explained_otherwise_is_one_of_them(
    make, account, ines, bruno, varenne, varenne_sa
):
    sale = make.sold(varenne)
    words = f"ACOMPTE {sale.number}"
    line = make.recorded(
        account, [entry("6382.50", words=words)], by=ines, moved="6382.50"
    ).lines.get()
    other = {"kind": "unknown", "amount": "6382,50"}
    presses = (ines, url("confirm", line), {}), (bruno, url("explain", line), other)
    assert pressed_at_once(*presses) == [303, 409]
    line.refresh_from_db()
    assert (line.left, Match.objects.count()) == (0, 1)
    assert balance("bank", on=line.booked_on) == line.amount


def test_a_match_undone_by_both_is_reversed_once(make, account, ines, bruno):
    line = make.recorded(
        account, [entry("-4.20", words="FRAIS")], by=ines, moved="-4.20"
    ).lines.get()
    fee = {"kind": "fee", "amount": "4,20"}
    assert pressed_at_once((ines, url("explain", line), fee)) == [303]
    match = Match.objects.get()
    assert pressed_at_once(*((who, url("undo", match), {}) for who in (ines, bruno))) == [303, 409]
    assert Entry.objects.filter(reverses=match.entry).count() == 1
    line.refresh_from_db()
    assert (line.left, balance("bank", on=line.booked_on)) == (abs(line.amount), 0)
