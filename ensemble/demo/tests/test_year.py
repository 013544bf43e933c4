"""The past year, told: months paid, one client late, one day disputed, one payment returned, and
something left for whoever comes in."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from ensemble.demo.building import build
from ensemble.demo.building.year import Year, tell
from ensemble.demo.models import World
from ensemble.money.credit.models import DunningStep
from ensemble.money.invoicing.deposits import left_of
from ensemble.money.invoicing.models import Arrival, Invoice, Kind, Settlement
from ensemble.money.ledger.checking import check
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.arriving import months_awaiting
from ensemble.work.timesheets.models import Approval, Day, Timesheet
from ensemble.work.timesheets.waiting import months_to_answer, months_to_send
from ensemble.work.treasury.models import BankLine, Payment, PayRun

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        build(now=NOW)
        tell()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _as_it_was_told(year, db):
    """Whatever a test does is undone: `db` stands in a savepoint of its own."""


def counted(things, *fields: str) -> Counter:
    return Counter(things.values_list(*fields, flat=len(fields) == 1))


def test_every_event_was_told_once():
    told = World.objects.get().told
    assert told == len(Year(NOW).events()) > 60
    tell()
    assert World.objects.get().told == told


def test_months_were_approved_and_invoiced_to_both():
    states = counted(Approval.objects, "state")
    assert states == {"billed": Approval.objects.count() - 1, "awaiting_member": 1}
    assert counted(Invoice.objects, "state").keys() <= {"ready", "sent", "accepted"}
    flows = counted(Invoice.objects.exclude(kind=Kind.DEPOSIT), "flow")
    assert flows["sold"] == Approval.objects.count() > 20
    assert flows["bought"] + flows["mandated"] == flows["sold"] - 1
    assert flows["mandated"] == 1


def test_members_were_paid_by_two_people_on_the_promised_day():
    assert counted(PayRun.objects, "state").keys() == {"approved"}
    for run in PayRun.objects.all():
        assert {run.prepared_by.name, run.approved_by.name} == {"Inès Carpentier", "Bruno Vidal"}
    for payment in Payment.objects.filter(state="paid").select_related("invoice"):
        assert payment.paid_on == payment.invoice.promised_on


def test_one_payment_came_back_and_is_owed_again():
    (lost,) = Payment.objects.filter(state="returned")
    assert (lost.return_reason, lost.invoice.open_amount) == ("AC04", lost.amount)


def test_one_client_is_late_and_was_reminded():
    late = {step.invoice.organisation.name for step in DunningStep.objects.all()}
    assert late == {"Ardance"}
    assert counted(DunningStep.objects.filter(rung="call"), "state") == {"to_do": 1}
    due = Invoice.objects.sold().still_open().filter(due_on__lt=date(2026, 11, 6))
    assert {invoice.organisation.name for invoice in due} == {"Ardance"}


def test_one_day_is_disputed_and_one_line_of_the_bank_unknown():
    assert Day.objects.filter(state="disputed").count() == 1
    (line,) = BankLine.objects.unexplained()
    assert line.words == "VIREMENT RECU"


def test_a_month_waits_for_laurent_petit_and_the_next_for_karim():
    mission = Mission.objects.ready_to_read().get(member__person__name="Karim Benali")
    waiting = Timesheet.objects.of(mission).get(state="submitted")
    assert waiting.month == date(2026, 10, 1)
    (one,) = months_to_answer(waiting.submitted_to)
    assert (one.timesheet, one.timesheet.submitted_to.name) == (waiting, "Laurent Petit")
    (due,) = months_to_send([mission], today=NOW.date())
    assert due.month == date(2026, 11, 1)


def test_the_oldest_mission_has_a_year_of_months_paid():
    mission = Mission.objects.get(member__person__name="Sandrine Vidalenc")
    months = Timesheet.objects.of(mission).filter(state="approved").values_list("month", flat=True)
    assert (min(months), max(months), len(months)) == (date(2025, 11, 1), date(2026, 10, 1), 12)
    paid = Payment.objects.filter(state="paid", invoice__member=mission.member_id)
    assert paid.count() == 12


def test_einvoices_are_taken_alone_proposed_or_set_aside():
    told = Arrival.objects.order_by("issued_on").values_list("seller_name", "state", "number")
    states = {(name.split()[0], state) for name, state, _number in told}
    assert states >= {("Solheim", "matched"), ("Solheim", "waiting")}
    assert states >= {("Imprimerie", "waiting"), ("Froid", "set_aside")}
    asked = Arrival.objects.get(state="waiting", member__isnull=False)
    (month,) = months_awaiting(asked)
    assert month.gap > 0


def test_one_deposit_was_asked_paid_and_taken_off():
    (deposit,) = Invoice.objects.filter(kind=Kind.DEPOSIT)
    taking = Invoice.objects.filter(lines__contains=[{"deducts": deposit.number}])
    assert (deposit.open_amount, left_of(deposit)) == (0, 0)
    assert {invoice.organisation for invoice in taking} == {deposit.organisation}


def test_one_client_pays_early_and_keeps_its_escompte():
    kept = Settlement.objects.filter(kind="discount").select_related("invoice")
    assert len({one.invoice.organisation_id for one in kept}) == 1
    assert {one.invoice.open_amount for one in kept} == {0}
    matched = BankLine.objects.filter(matches__discount__in=kept)
    assert all(line.booked_on <= line.matches.get().invoice.discount_until for line in matched)
    assert matched.count() == len(kept) > 1


def test_the_ledger_holds():
    assert check(NOW).problems == []
