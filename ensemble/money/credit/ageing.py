"""How old what is owed to us is, at the end of any day: the same answer whenever it is asked.

Only what bears a day is read: invoices by the day they were issued, movements by theirs; what was
cancelled or contested since then counts as it stood.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.db import connection

NOTHING = Decimal("0.00")

SUMS = """
WITH moved AS (
    SELECT invoice_id, sum(amount) AS amount FROM invoicing_settlement
    WHERE "on" <= %(on)s GROUP BY invoice_id
), still AS (
    SELECT invoice.id, invoice.organisation_id, invoice.kind, %(on)s - invoice.due_on AS late,
           invoice.gross - coalesce(moved.amount, 0) AS amount
    FROM invoicing_invoice invoice LEFT JOIN moved ON moved.invoice_id = invoice.id
    WHERE invoice.flow = 'sold' AND invoice.organisation_id IS NOT NULL
      AND invoice.issued_on <= %(on)s
      AND (invoice.state <> 'cancelled'
           OR (invoice.decided_at AT TIME ZONE 'Europe/Paris')::date > %(on)s)
), disputed AS (
    SELECT invoice_id, sum(amount) AS amount FROM invoicing_contest
    WHERE (opened_at AT TIME ZONE 'Europe/Paris')::date <= %(on)s
      AND (closed_at IS NULL OR (closed_at AT TIME ZONE 'Europe/Paris')::date > %(on)s)
    GROUP BY invoice_id
)
SELECT still.organisation_id, organisation.name,
       coalesce(sum(still.amount) FILTER (WHERE kind <> '381' AND late <= 0), 0),
       coalesce(sum(still.amount) FILTER (WHERE kind <> '381' AND late BETWEEN 1 AND 30), 0),
       coalesce(sum(still.amount) FILTER (WHERE kind <> '381' AND late BETWEEN 31 AND 60), 0),
       coalesce(sum(still.amount) FILTER (WHERE kind <> '381' AND late BETWEEN 61 AND 90), 0),
       coalesce(sum(still.amount) FILTER (WHERE kind <> '381' AND late > 90), 0),
       coalesce(sum(still.amount) FILTER (WHERE kind = '381'), 0),
       coalesce(sum(least(coalesce(disputed.amount, 0), still.amount)) FILTER (WHERE kind <> '381'), 0)
FROM still
JOIN accounts_organisation organisation ON organisation.id = still.organisation_id
LEFT JOIN disputed ON disputed.invoice_id = still.id
WHERE still.amount > 0
GROUP BY still.organisation_id, organisation.name ORDER BY organisation.name, still.organisation_id
"""


@dataclass(frozen=True)
class Ages:
    """Euros, tax included, by days past due; `credits` are credit notes not used yet, set apart;
    `disputed` says how much of the rest is contested."""

    not_due: Decimal = NOTHING
    to_30: Decimal = NOTHING
    to_60: Decimal = NOTHING
    to_90: Decimal = NOTHING
    over_90: Decimal = NOTHING
    credits: Decimal = NOTHING
    disputed: Decimal = NOTHING

    @property
    def late(self) -> Decimal:
        return self.to_30 + self.to_60 + self.to_90 + self.over_90

    @property
    def open(self) -> Decimal:
        return self.not_due + self.late


@dataclass(frozen=True)
class AgeingLine(Ages):
    organisation: int = 0
    name: str = ""


@dataclass(frozen=True)
class Ageing:
    on: date
    lines: list[AgeingLine]

    @property
    def total(self) -> Ages:
        names = [field.name for field in fields(Ages)]
        return Ages(*(sum((getattr(line, n) for line in self.lines), NOTHING) for n in names))


def ageing_of(on: date) -> Ageing:
    """What each client owes at the end of that day, the oldest part told from the youngest."""
    with connection.cursor() as cursor:
        cursor.execute(SUMS, {"on": on})
        rows = cursor.fetchall()
    return Ageing(on, [AgeingLine(*ages, organisation, name) for organisation, name, *ages in rows])
