"""Balances over many lines, against one `GROUP BY` of the same lines."""

import argparse
from datetime import date
from statistics import median

from bench.measures import report, timed

TRIAL_GOAL, DAY = 2.0, date(2026, 11, 12)

# Written without the guards, which are asleep for this session only: what is read is what counts here.
FILL = """
SET session_replication_role = replica;
INSERT INTO ledger_fiscalyear VALUES (2025, '2025-01-01', '2025-12-31') ON CONFLICT DO NOTHING;
INSERT INTO ledger_book (journal_id, year_id, last_number, head) VALUES ('OD', 2025, %(entries)s, 'filled');
INSERT INTO ledger_entry (public_id, book_id, number, "on", label, piece, piece_on, key, about_label, at, size, previous, hash)
SELECT gen_random_uuid(), (SELECT id FROM ledger_book WHERE journal_id = 'OD' AND year_id = 2025), n,
       date '2025-01-01' + n %% 360, 'vente', '', date '2025-01-01' + n %% 360, 'filled:' || n, '', now(), 2, '', ''
FROM generate_series(1, %(entries)s) n;
INSERT INTO ledger_line (entry_id, position, "on", account_id, party, cents, about_label)
SELECT entry.id, side.position, entry."on", side.account, side.party, side.cents, ''
FROM ledger_entry entry,
     LATERAL (SELECT 100 + entry.number::bigint * 7919 %% 99901 AS cents) amount,
     LATERAL (VALUES
        (1, (SELECT id FROM ledger_account WHERE number = '411'), 'C-' || entry.number %% 2000, amount.cents),
        (2, (SELECT id FROM ledger_account ORDER BY id OFFSET entry.number %% 30 LIMIT 1), '', -amount.cents)
     ) side (position, account, party, cents)
WHERE entry.key LIKE 'filled:%%';
SET session_replication_role = origin;
"""


def fill(lines: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(FILL, {"entries": lines // 2})
        cursor.execute("VACUUM (ANALYZE) ledger_line")
        cursor.execute("VACUUM (ANALYZE) ledger_entry")


def emptied() -> None:
    """What was filled behind the guards is gone, and what was posted can be checked."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "DELETE FROM ledger_line WHERE entry_id IN (SELECT id FROM ledger_entry WHERE key LIKE 'filled:%')"
        )
        cursor.execute("DELETE FROM ledger_entry WHERE key LIKE 'filled:%'")
        cursor.execute("DELETE FROM ledger_book WHERE head = 'filled'")
        cursor.execute("SET session_replication_role = origin")


def compare_readings(options: argparse.Namespace) -> None:
    from ensemble.money.ledger.reading import balance, balances
    from ensemble.money.ledger.trial import trial_balance

    raw = 'SELECT account_id, sum(cents) FROM ledger_line WHERE "on" <= %s GROUP BY account_id'
    clients = (
        "SELECT party, sum(cents) FROM ledger_line JOIN ledger_account a ON a.id = account_id"
        """ WHERE a.number = '411' AND "on" <= %s GROUP BY party"""
    )
    if sum(line.balance for line in trial_balance(DAY).lines) or not same_sums(raw):
        raise SystemExit("Void: the trial balance is not what the lines say.")
    rounds = range(options.rounds)
    trials = [(timed(lambda: trial_balance(DAY)), timed(lambda: asked(raw))) for _round in rounds]
    told("trial balance", trials, options.lines)
    parties = [
        (timed(lambda: balances("clients", on=DAY)), timed(lambda: asked(clients)))
        for _round in rounds
    ]
    told("balance of each client", parties, options.lines)
    one = median(timed(lambda: balance("clients", on=DAY, party="C-7")) for _round in rounds)
    print(f"balance of one client among 2,000: {1000 * one:.1f} ms")


def told(what: str, pairs: list[tuple[float, float]], lines: int) -> None:
    mine, raw = (1000 * median(pair[place] for pair in pairs) for place in (0, 1))
    print(f"{what} over {lines:,} lines: {mine:,.0f} ms, raw {raw:,.0f} ms")
    report("times raw SQL", [ours / bare for ours, bare in pairs], "≤", TRIAL_GOAL)


def asked(sql: str) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, [DAY])
        return cursor.fetchall()


def same_sums(raw: str) -> bool:
    """Account by account; what costs and income left in the years before stands with profit and loss."""
    from ensemble.money.ledger.trial import trial_balance

    sums = {pk: int(cents) for pk, cents in asked(raw)}
    trial = trial_balance(DAY).lines
    kept = {line.account.pk for line in trial if line.account.number in ("120", "129")}
    wrong = [
        line
        for line in trial
        if not line.is_of_the_year
        and line.account.pk not in kept
        and int(line.balance * 100) != sums[line.account.pk]
    ]
    return not wrong and sum(sums.values()) == 0
