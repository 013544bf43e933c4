"""What the tests of approvals write and read, inside the installation; a month before today's."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from ensemble.config.tests.faults.rows import people, session
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.accounts.tests.builders import manager, person
from ensemble.foundation.core.workdays import is_working_day
from ensemble.money.invoicing.models import Invoice, Paper
from ensemble.money.invoicing.tests import builders as invoicing
from ensemble.people.profiles.tests.builders import a_member
from ensemble.work.timesheets.dates import dates_of
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.tests import builders as timesheets
from ensemble.work.treasury.tests.builders import a_mission

NAMES = ("Karim Benali", "Julie Lemaire")
TAKEN = """
SELECT count(*) FROM procrastinate_events event JOIN procrastinate_jobs job ON job.id = event.job_id
WHERE event.type = 'started' AND job.args->>'reader' LIKE '%make_its_paper'
"""


def a_month_sent() -> dict:
    """Karim's days of the month before, sent to Laurent Petit, who is about to approve them."""
    claire, helene = people()
    at = timezone.now()
    begun = (at.date().replace(day=1) - timedelta(days=1)).replace(day=1)
    organisation, ines = (
        Seat.objects.get(person=helene).organisation,
        person("Inès Carpentier", "ensemble"),
    )
    timesheets.identities(organisation, by=ines)
    petit = manager(person("Laurent Petit", "varenne"), organisation, by=helene)
    rate = {"rate": 850, "line": "Conseil"}
    members = [a_member(name, by=claire, at=at, **rate) for name in NAMES]
    invoicing.business(members[0])
    invoicing.mandate(members[0], ines, signed_on=begun - timedelta(days=30))
    later = at + timedelta(days=10)  # the builder goes ten days back
    mission = a_mission(*members, petit=petit, claire=claire, at=later)
    agreed, ends_on = at - timedelta(days=60), at.date() + timedelta(days=200)
    timesheets.running(mission, at=agreed, starts_on=begun, ends_on=ends_on)
    month = timesheets.a_month(mission, _days_of(begun), month=begun, at=at)
    return {
        "session": session(petit),
        "page": reverse("timesheets:show", args=[month.public_id]),
        "seen": month.fingerprint(),
    }


def _days_of(month: date) -> dict[date, Decimal]:
    first = [day for day in dates_of(month) if is_working_day(day)][:3]
    return dict(zip(first, map(Decimal, ("1", "0.5", "1")), strict=True))


def state() -> dict:
    """All that an approval writes, and what its jobs made since."""
    with connection.cursor() as cursor:
        cursor.execute(TAKEN)
        (taken,) = cursor.fetchone()
    invoices = Invoice.objects.order_by("pk")
    return {
        "month": Timesheet.objects.get().state,
        "approvals": [str(one.days) for one in Approval.objects.all()],
        "invoices": [(one.number, str(one.net)) for one in invoices],
        "papers": Paper.objects.exclude(pdf=None).count(),
        "taken": taken,
    }
