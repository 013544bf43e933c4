"""Continuous numbers: taken under the lock of their series, in the transaction of their invoice."""

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Count, Max
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.ui.formats.dates import day
from ensemble.money.invoicing.models import Flow, Invoice, Kind, Party, Series

PLAIN = re.compile(r"[A-Za-z0-9+\-_/]{1,35}")
WIDTH, WIDTH_OF_A_MANDATE = 6, 4
SET_BACK = timedelta(days=1)  # a clock put back over midnight keeps the day already reached
OWN = {"380": "FC", "381": "AV", "384": "FR", "386": "AC"}
FOR_A_MEMBER = {"389": "AF", "261": "AA", "380": "FM", "381": "AV", "384": "FR", "386": "AC"}


def plain(number: str) -> str:
    """A number that someone else chose, if it can travel (BR-FR-01 and 02). Raises ValidationError."""
    number = number.strip()
    if not PLAIN.fullmatch(number):
        raise ValidationError(
            _("A number is at most 35 letters, digits or the signs + - _ / without any space."),
            code="number",
        )
    return number


def prefix_of(kind: Kind, flow: Flow, issuer: Party) -> str:
    """`FC` for the operator's invoices, `AF-732829320` for those written for a member's business."""
    if flow == Flow.SOLD:
        return OWN[kind]
    return f"{FOR_A_MEMBER[kind]}-{issuer.key}"


def take(kind: Kind, flow: Flow, issuer: Party, *, on: date) -> tuple[Series, int, date]:
    """The series, locked until the end of the transaction, the next number in it, and its day."""
    prefix = prefix_of(kind, flow, issuer)
    width = WIDTH if flow == Flow.SOLD else WIDTH_OF_A_MANDATE
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [prefix, on.year, width, on])
        pk, sequence, reached, width = cursor.fetchone()
    if reached - on > SET_BACK:
        raise TooLate(
            _("The numbers of this series have already reached %(day)s.") % {"day": day(reached)}
        )
    series = Series(pk=pk, prefix=prefix, year=on.year, width=width, last=sequence)
    return series, sequence, reached


NEXT = """
INSERT INTO invoicing_series (prefix, year, width, last, last_on) VALUES (%s, %s, %s, 1, %s)
ON CONFLICT (prefix, year) DO UPDATE
   SET last = invoicing_series.last + 1,
       last_on = greatest(invoicing_series.last_on, excluded.last_on)
RETURNING id, last, last_on, width
"""


def broken() -> list[Series]:
    """Series whose numbers are not exactly 1, 2, 3… up to the last: always none."""
    counted = Invoice.objects.filter(series__isnull=False).values("series")
    facts = {
        row["series"]: (row["count"], row["most"])
        for row in counted.order_by().annotate(count=Count("pk"), most=Max("sequence"))
    }
    return [
        one for one in Series.objects.all() if facts.get(one.pk, (0, 0)) != (one.last, one.last)
    ]
