"""Postings and balances against bare SQL: `bin/bench ledger`, `bin/bench ledger --lines 0` without the large table.

One throw-away database. *One*: an entry a transaction, four connections, all in one journal; *batch*:
a thousand entries a transaction. Both against bare inserts into two plain tables with the same
deferred trigger, which have no number, no hash, no chart, no key. *Trial balance* and *balances* over
a million lines, against one `GROUP BY` of the same lines. Rounds alternate; medians, and the spread.
Anything that does not balance, a gap, a broken chain or an unbalanced entry let in makes it void.
"""

import argparse
import random
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from multiprocessing import get_context
from statistics import median

from bench.house import an_empty_house

CONNECTIONS = 4
ONE_GOAL, BATCH_GOAL, TRIAL_GOAL, GROWTH_GOAL = 0.3, 1 / 3, 2.0, 1.2
TRYTON, HORDAK = 200, 790  # entries a second, measured elsewhere on such a machine
NOW, DAY = datetime(2026, 11, 12, 9, 0, tzinfo=UTC), date(2026, 11, 12)

BARE = """
CREATE TABLE bare_entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz DEFAULT now(), label text);
CREATE TABLE bare_line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entry_id bigint NOT NULL REFERENCES bare_entry,
    account_id bigint NOT NULL REFERENCES ledger_account, cents bigint NOT NULL CHECK (cents <> 0));
CREATE INDEX ON bare_line (entry_id);
CREATE INDEX ON bare_line (account_id, id);
CREATE FUNCTION bare_balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT sum(cents) FROM bare_line WHERE entry_id = NEW.entry_id) <> 0 THEN
        RAISE EXCEPTION 'entry % is not balanced', NEW.entry_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bare AFTER INSERT ON bare_line DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION bare_balanced();
"""

BARE_ONE = """
WITH entry AS (INSERT INTO bare_entry (label) VALUES ('vente') RETURNING id)
INSERT INTO bare_line (entry_id, account_id, cents)
SELECT id, side.account, side.cents FROM entry,
    (VALUES (%s::bigint, %s::bigint), (%s::bigint, -(%s::bigint))) side (account, cents)
"""

BARE_BATCH = """
WITH given AS (SELECT row_number() OVER () AS n, * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) u (a, b, cents)),
entry AS (INSERT INTO bare_entry (label) SELECT 'vente' FROM given RETURNING id),
numbered AS (SELECT id, row_number() OVER () AS n FROM entry)
INSERT INTO bare_line (entry_id, account_id, cents)
SELECT numbered.id, side.account, side.cents FROM numbered JOIN given USING (n),
    LATERAL (VALUES (given.a, given.cents), (given.b, -given.cents)) side (account, cents)
"""

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=2000, help="one by one, a round")
    parser.add_argument("--batches", type=int, default=3, help="of a thousand, a round")
    parser.add_argument("--lines", type=int, default=1_000_000, help="of the large table")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with an_empty_house():
        settle_in()
        with ProcessPoolExecutor(CONNECTIONS, get_context("spawn"), initializer=set_up) as four:
            warm(four)
            small = one_by_one(four, options)
            in_batches(options)
            if options.lines:
                fill(options.lines)
                compare_readings(options)
                large = one_by_one(four, options)
                growth = [small / large]
                report(
                    f"time of an entry, empty to {options.lines:,} lines", growth, "≤", GROWTH_GOAL
                )
        sound(options)


def set_up() -> None:
    import django

    django.setup()


def settle_in() -> None:
    set_up()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(BARE)


def one_by_one(four: ProcessPoolExecutor, options: argparse.Namespace) -> float:
    """Return our rate, entries a second."""
    pairs = [
        (spread(four, ours_one, options.entries), spread(four, bare_one, options.entries))
        for _round in range(options.rounds)
    ]
    ours = median(pair[0] for pair in pairs)
    print(
        f"one by one, four connections: ours {ours:,.0f}/s, bare {median(p[1] for p in pairs):,.0f}/s"
    )
    report("of bare inserts", [ours / bare for ours, bare in pairs], "≥", ONE_GOAL)
    print(
        f"against the peers’ figures: ×{ours / TRYTON:.1f} Tryton (goal 10), ×{ours / HORDAK:.1f} hordak (goal 2.5)"
    )
    return ours


def warm(four: ProcessPoolExecutor) -> None:
    """Tables that are not empty, statistics, and connections with their plans."""
    from django.db import connection

    ours_batch(-1, 3), bare_batch(3)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    spread(four, ours_one, 400), spread(four, bare_one, 400)


def spread(four: ProcessPoolExecutor, work: Callable[[int, int], None], count: int) -> float:
    begun = time.perf_counter()
    seeds = [random.randrange(1 << 40) for _each in range(CONNECTIONS)]
    list(four.map(work, [count // CONNECTIONS] * CONNECTIONS, seeds))
    return count / (time.perf_counter() - begun)


def ours_one(count: int, seed: int) -> None:
    from ensemble.money.ledger.actions.posting import Credit, Debit, post

    chance = random.Random(seed)
    for number in range(count):
        amount = Decimal(chance.randint(100, 100_000)).scaleb(-2)
        lines = [Debit("clients", amount, "C-1"), Credit("revenue", amount)]
        post(journal="VE", on=DAY, label="vente", lines=lines, key=f"{seed}-{number}", at=NOW)


def bare_one(count: int, seed: int) -> None:
    from django.db import connection

    chance = random.Random(seed)
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        for _number in range(count):
            a, b = chance.sample(range(1, 31), 2)
            cents = chance.randint(100, 100_000)
            cursor.execute(BARE_ONE, (a, cents, b, cents))


def in_batches(options: argparse.Namespace) -> None:
    """One connection, a thousand entries a transaction."""
    pairs = []
    for number in range(options.rounds):
        ours = timed(lambda n=number: ours_batch(n, options.batches))
        bare = timed(lambda: bare_batch(options.batches))
        count = options.batches * 1000
        pairs.append((count / ours, count / bare))
    mine, limit = (median(pair[place] for pair in pairs) for place in (0, 1))
    print(f"batches of 1,000: ours {mine:,.0f}/s, bare {limit:,.0f}/s")
    report("of bare batches", [ours / bare for ours, bare in pairs], "≥", BATCH_GOAL)


def ours_batch(number: int, batches: int) -> None:
    from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all

    chance = random.Random(number)
    for batch in range(batches):
        postings = []
        for place in range(1000):
            amount = Decimal(chance.randint(100, 100_000)).scaleb(-2)
            lines = [Debit("bank", amount), Credit("clients", amount, "C-1")]
            key = f"batch-{number}-{batch}-{place}"
            postings.append(Posting("BQ", DAY, "virement", lines, key, NOW))
        post_all(postings)


def bare_batch(batches: int) -> None:
    from django.db import connection

    chance = random.Random(1)
    with connection.cursor() as cursor:
        for _batch in range(batches):
            a = [chance.randint(1, 15) for _place in range(1000)]
            b = [chance.randint(16, 30) for _place in range(1000)]
            cents = [chance.randint(100, 100_000) for _place in range(1000)]
            cursor.execute(BARE_BATCH, (a, b, cents))


def fill(lines: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(FILL, {"entries": lines // 2})
        cursor.execute("VACUUM (ANALYZE) ledger_line")
        cursor.execute("VACUUM (ANALYZE) ledger_entry")


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


def sound(options: argparse.Namespace) -> None:
    """Everything posted balances, in order; and the database refuses what does not."""
    from django.db import DatabaseError, connection, transaction

    from ensemble.money.ledger.checking import invariants
    from ensemble.money.ledger.models import Book, Entry, Line

    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "DELETE FROM ledger_line WHERE entry_id IN (SELECT id FROM ledger_entry WHERE key LIKE 'filled:%')"
        )
        cursor.execute("DELETE FROM ledger_entry WHERE key LIKE 'filled:%'")
        cursor.execute("DELETE FROM ledger_book WHERE head = 'filled'")
        cursor.execute("SET session_replication_role = origin")
    if problems := invariants():
        raise SystemExit(f"Void: {problems}")
    entry = Entry.objects.first()
    try:
        with transaction.atomic():
            line = entry.lines.first()
            Line.objects.create(entry=entry, position=9, on=entry.on, account=line.account, cents=1)
        raise SystemExit("Void: the database let an unbalanced entry in.")
    except DatabaseError:
        pass
    count = sum(book.last_number for book in Book.objects.all())
    print(
        f"checked: {count:,} entries, none unbalanced, no gap, every hash; one unbalanced was refused"
    )


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def report(what: str, ratios: list[float], sign: str, goal: float) -> None:
    middle = median(ratios)
    met = middle >= goal if sign == "≥" else middle <= goal
    print(
        f"  {what}: ×{middle:.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
        f"goal {sign} {goal:.2f}: {'met' if met else 'not met'}"
    )


if __name__ == "__main__":
    main()
