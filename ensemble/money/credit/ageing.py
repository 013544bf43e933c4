"""How old what is owed to us is, at the end of any day: the same answer whenever it is asked.

Only what bears a day is read: invoices by the day they were issued, movements by theirs; what was
cancelled or contested since then counts as it stood.
"""

from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db import connection

NOTHING = Decimal("0.00")

SUMS = """
WITH moved AS (
    SELECT invoice_id, sum(amount) AS amount FROM invoicing_settlement
    WHERE "on" <= %(on)s GROUP BY invoice_id
), disputed AS (
    SELECT invoice_id, sum(amount) AS amount FROM invoicing_contest
    WHERE (opened_at AT TIME ZONE 'Europe/Paris')::date <= %(on)s
      AND (closed_at IS NULL OR (closed_at AT TIME ZONE 'Europe/Paris')::date > %(on)s)
    GROUP BY invoice_id
), sums AS (
    SELECT invoice.organisation_id,
           CASE WHEN invoice.kind = '381' THEN 5
                WHEN %(on)s - invoice.due_on <= 0 THEN 0
                WHEN %(on)s - invoice.due_on <= 30 THEN 1
                WHEN %(on)s - invoice.due_on <= 60 THEN 2
                WHEN %(on)s - invoice.due_on <= 90 THEN 3
                ELSE 4 END AS age,
           sum(invoice.gross - coalesce(moved.amount, 0)) AS amount,
           sum(least(disputed.amount, invoice.gross - coalesce(moved.amount, 0)))
               FILTER (WHERE disputed.amount IS NOT NULL) AS disputed
    FROM invoicing_invoice invoice
    LEFT JOIN moved ON moved.invoice_id = invoice.id
    LEFT JOIN disputed ON disputed.invoice_id = invoice.id
    WHERE invoice.flow = 'sold' AND invoice.organisation_id IS NOT NULL
      AND invoice.issued_on <= %(on)s
      AND invoice.gross > coalesce(moved.amount, 0)
      AND (invoice.state <> 'cancelled'
           OR (invoice.decided_at AT TIME ZONE 'Europe/Paris')::date > %(on)s)
    GROUP BY invoice.organisation_id, age
)
SELECT organisation.id, organisation.public_id, organisation.name, sums.age, sums.amount, coalesce(sums.disputed, 0)
FROM sums JOIN accounts_organisation organisation ON organisation.id = sums.organisation_id
ORDER BY organisation.name, organisation.id, sums.age
"""
COLUMNS = "not_due to_30 to_60 to_90 over_90 credits".split()


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
    public_id: UUID | None = None
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
    lines = []
    for of_client, owed in groupby(rows, key=itemgetter(0, 1, 2)):
        found = [(COLUMNS[age], amount, disputed) for *_, age, amount, disputed in owed]
        ages = {column: amount for column, amount, _disputed in found}
        contested = sum((one for column, _, one in found if column != "credits"), NOTHING)
        organisation, public_id, name = of_client
        line = AgeingLine(organisation=organisation, public_id=public_id, name=name, **ages)
        lines.append(replace(line, disputed=contested))
    return Ageing(on, lines)
