"""A file takes seconds to read: meanwhile the month of its days stays free for other hands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.tests.builders import business
from ensemble.work.timesheets.actions import invoicing_herself
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.invoicing_herself import send_own_invoice
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import a_month, einvoice, factur_x, running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def approval(chosen, house, karim, petit, at):
    business(karim)
    month = a_month(running(chosen, self_billing=False), [2, 3, 4, 5, 9, 10, 12, 16, 17, 18])
    return approve(month, fingerprint=month.fingerprint(), by=petit, at=at)


def lock_at_once(timesheet: Timesheet) -> None:
    """From another connection, and without waiting: raises when anyone holds the row."""
    try:
        with transaction.atomic():
            Timesheet.objects.select_for_update(nowait=True).get(pk=timesheet.pk)
    finally:
        connection.close()


def test_no_lock_is_held_while_a_members_invoice_is_read(monkeypatch, approval, karim):
    read, seen = invoicing_herself.said_by, []

    def reading(content: bytes):
        seen.append(connection.in_atomic_block)
        with ThreadPoolExecutor(1) as other:
            other.submit(lock_at_once, approval.timesheet).result(timeout=10)
        return read(content)

    monkeypatch.setattr(invoicing_herself, "said_by", reading)
    yesterday = timezone.localdate() - timedelta(days=1)
    content = factur_x(einvoice("8500.00", issued_on=yesterday))
    typed = {"name": "facture.pdf", "number": "F-2026-11", "issued_on": yesterday}

    send_own_invoice(approval, content=content, **typed, by=karim.person, at=timezone.now())

    assert seen == [False]
    assert Invoice.objects.bought().get().number == "F-2026-11"
