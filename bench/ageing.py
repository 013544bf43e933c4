"""Ageing of a million invoices, at any day, against one bare sum of them: `bin/bench ageing`.

One throw-away database: invoices of 2,000 clients over three years, half of them paid, a tenth in two
parts, one in fifty a credit note, one in a hundred contested. *Ours* reads every invoice as it stood at the
end of the day asked; the *limit* is one `GROUP BY` of the same invoices and their payments, without
ages. Rounds alternate over three days; medians, and the spread. Each day is compared, client by client
and column by column, with a reading in Python of every row: one cent of difference makes it void.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from bench.house import an_empty_house

GOAL = 2.0
DAYS = [date(2026, 11, 12), date(2026, 6, 30), date(2025, 1, 1)]

# The guards against changing an invoice are for those who write one; here they sleep.
FILL = """
SET session_replication_role = replica;
ALTER TABLE invoicing_invoice DROP CONSTRAINT IF EXISTS an_invoice_adds_up; -- they have no lines
INSERT INTO accounts_organisation (public_id, name, siren, city, sector, opened_at)
SELECT gen_random_uuid(), 'Client ' || n, '', '', '', now() FROM generate_series(1, 2000) n;
INSERT INTO invoicing_invoice ({columns})
SELECT {values}
FROM generate_series(1, %(invoices)s) n;
INSERT INTO invoicing_settlement (public_id, invoice_id, kind, amount, vat, "on", key, label, at)
SELECT gen_random_uuid(), invoice.id, 'payment', CASE WHEN invoice.id %% 10 = 1 THEN round(invoice.gross / 2, 2) ELSE invoice.gross END,
       0, invoice.due_on + (invoice.id %% 97)::int - 20, 'first:' || invoice.id, '', now()
FROM invoicing_invoice invoice WHERE invoice.id %% 2 = 1 AND invoice.kind = '380';
INSERT INTO invoicing_contest (public_id, invoice_id, state, amount, code, reason, opened_at, outcome)
SELECT gen_random_uuid(), invoice.id, 'open', 100, '', 'Deux jours', invoice.issued_on + interval '5 days', ''
FROM invoicing_invoice invoice WHERE invoice.id %% 100 = 2 AND invoice.kind = '380';
SET session_replication_role = origin;
"""

LIMIT = """
SELECT organisation_id, sum(gross - coalesce(moved.amount, 0)) FROM invoicing_invoice invoice
LEFT JOIN (SELECT invoice_id, sum(amount) AS amount FROM invoicing_settlement WHERE "on" <= %(on)s GROUP BY 1) moved
    ON moved.invoice_id = invoice.id
WHERE flow = 'sold' AND issued_on <= %(on)s GROUP BY organisation_id
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with an_empty_house():
        settle_in(options.invoices)
        for on in DAYS:
            compare(on)
        print(f"checked: {len(DAYS)} days, each client and column against a reading of every row")
        measure(options)


def settle_in(invoices: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    columns, values = row()
    with connection.cursor() as cursor:
        cursor.execute(FILL.format(columns=columns, values=values), {"invoices": invoices})
        for table in ("invoice", "settlement", "contest"):
            cursor.execute(f"VACUUM (ANALYZE) invoicing_{table}")


def row() -> tuple[str, str]:
    """Every column that the table asks for, whatever it is given tomorrow."""
    from ensemble.money.invoicing.models import Invoice

    known = {
        "public_id": "gen_random_uuid()",
        "state": "'sent'",
        "kind": "CASE WHEN n %% 50 = 0 THEN '381' ELSE '380' END",
        "flow": "'sold'",
        "number": "'F-' || n",
        "issuer_key": "'operator'",
        "issued_on": "date '2024-01-01' + (n::bigint * 7919 %% 1046)::int",
        "due_on": "date '2024-01-01' + (n::bigint * 7919 %% 1046)::int + 30",
        "organisation_id": "(SELECT min(id) FROM accounts_organisation) + n %% 2000",
        "net": "1000 + n %% 977",
        "vat": "0",
        "gross": "1000 + n %% 977",
        "key": "'filled:' || n",
        "digest": "''",
        "issued_at": "now()",
        "discount": "0",
        "vat_due": "'collection'",
        "preceding_number": "CASE WHEN n %% 50 = 0 THEN 'F-1' ELSE '' END",
        "preceding_on": "CASE WHEN n %% 50 = 0 THEN date '2024-01-01' END",
    }
    for field in Invoice._meta.concrete_fields:
        if field.column not in known and not field.null and not field.primary_key:
            kind = field.db_type(_connection())
            known[field.column] = "'[]'" if "json" in kind else "''"
    return ", ".join(f'"{name}"' for name in known), ", ".join(known.values())


def _connection():
    from django.db import connection

    return connection


def compare(on: date) -> None:
    """The same ages, read row by row."""
    from ensemble.money.credit.ageing import ageing_of

    ours = {
        one.organisation: (one.not_due, one.to_30, one.to_60, one.to_90, one.over_90, one.credits)
        for one in ageing_of(on).lines
    }
    if ours != by_hand(on):
        raise SystemExit(f"Void: the ageing of {on} is not what its rows say.")


def by_hand(on: date) -> dict[int, tuple[Decimal, ...]]:
    with _connection().cursor() as cursor:
        cursor.execute('SELECT invoice_id, amount FROM invoicing_settlement WHERE "on" <= %s', [on])
        moved: dict[int, Decimal] = defaultdict(Decimal)
        for invoice, amount in cursor.fetchall():
            moved[invoice] += amount
        cursor.execute(
            "SELECT id, organisation_id, kind, due_on, gross FROM invoicing_invoice WHERE issued_on <= %s",
            [on],
        )
        ages: dict[int, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 6)
        for pk, client, kind, due_on, gross in cursor.fetchall():
            if (amount := gross - moved[pk]) > 0:
                place = 5 if kind == "381" else _place(on - due_on)
                ages[client][place] += amount
    return {client: tuple(amounts) for client, amounts in ages.items()}


def _place(late: timedelta) -> int:
    return next((place for place, most in enumerate((0, 30, 60, 90)) if late.days <= most), 4)


def measure(options: argparse.Namespace) -> None:
    from ensemble.money.credit.ageing import ageing_of

    def limit(on: date) -> None:
        with _connection().cursor() as cursor:
            cursor.execute(LIMIT, {"on": on})
            cursor.fetchall()

    for on in DAYS:
        pairs = [(timed(ageing_of, on), timed(limit, on)) for _round in range(options.rounds)]
        mine, bare = (1000 * median(pair[place] for pair in pairs) for place in (0, 1))
        ratios = [ours / alone for ours, alone in pairs]
        middle = median(ratios)
        print(
            f"{options.invoices:,} invoices at the end of {on}: ours {mine:,.0f} ms, bare {bare:,.0f} ms, "
            f"×{middle:.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
            f"goal ≤ {GOAL:.2f}: {'met' if middle <= GOAL else 'not met'}"
        )


def timed(work: Callable[[date], object], on: date) -> float:
    begun = time.perf_counter()
    work(on)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
