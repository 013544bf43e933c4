"""Neither code nor SQL changes an approved day, an approved expense, nor the approval itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from ensemble.foundation.files.tests.builders import picture
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.declaring import begin, submit, write
from ensemble.work.timesheets.actions.expensing import claim
from ensemble.work.timesheets.tests.builders import NOVEMBER, a_month, whole

pytestmark = pytest.mark.django_db
DECEMBER = date(2026, 12, 1)
APPROVED = [
    "UPDATE timesheets_day SET quantity = 0.5 WHERE state = 'approved'",
    "UPDATE timesheets_day SET state = 'declared', approval_id = NULL WHERE state = 'approved'",
    'UPDATE timesheets_day SET "on" = "on" + 1 WHERE state = \'approved\'',
    "DELETE FROM timesheets_day WHERE state = 'approved'",
    "UPDATE timesheets_expense SET net = net + 1 WHERE state = 'approved'",
    "DELETE FROM timesheets_expense WHERE state = 'approved'",
    "UPDATE timesheets_timesheet SET state = 'draft' WHERE state = 'approved'",
    "DELETE FROM timesheets_timesheet WHERE state = 'approved'",
    "UPDATE timesheets_approval SET days = days + 1",
    "UPDATE timesheets_approval SET fingerprint = ''",
    "DELETE FROM timesheets_approval",
    'INSERT INTO timesheets_day (public_id, timesheet_id, "on", state, quantity, disputed_because,'
    " maintained_because, because) SELECT gen_random_uuid(), id, month, 'declared', 1, '', '', ''"
    " FROM timesheets_timesheet WHERE state = 'approved'",
]


@pytest.fixture
def approved(chosen, house, karim, petit, ines, months, at):
    months.mandated(karim, by=ines)
    mission = months.running(chosen, expenses_cap=Decimal(500))
    by = karim.person
    month = begin(mission, NOVEMBER, by=by, at=at)
    spent = {"on": date(2026, 11, 3), "label": "Train", "net": Decimal(40), "vat": Decimal(4)}
    claim(month, **spent, receipt=picture(), name="billet.jpg", by=by, at=at)
    submit(write(mission, NOVEMBER, whole(2, 3), by=by, at=at), by=by, at=at)
    month.refresh_from_db()
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    month.refresh_from_db()
    return month


def test_sql_changes_nothing_of_what_was_approved(approved):
    assert approved.state == "approved"
    accepted = []
    for sql in APPROVED:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
                accepted.append(f"{cursor.rowcount} rows: {sql}")
        except DatabaseError as refusal:
            if "never changed" not in str(refusal):
                accepted.append(f"{refusal}: {sql}")
    assert accepted == []


def test_code_changes_nothing_of_what_was_approved(approved):
    day, expense = approved.days.first(), approved.expenses.get()
    day.quantity, expense.label, approved.progress = Decimal("0.5"), "Avion", "Autre"
    for thing in (day, expense, approved):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            thing.save()
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            type(thing).objects.filter(pk=thing.pk)._raw_delete("default")


def test_what_is_not_approved_is_still_its_members(approved, at):
    december = a_month(approved.mission, whole(1, month=DECEMBER), month=DECEMBER, at=at)
    december.days.update(quantity=Decimal("0.5"))
    assert december.days.get().quantity == Decimal("0.5")
