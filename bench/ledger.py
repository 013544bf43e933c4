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
from datetime import UTC, datetime
from decimal import Decimal
from multiprocessing import get_context
from statistics import median

from bench import ledger_limit
from bench.house import an_empty_house
from bench.ledger_readings import DAY, compare_readings, emptied, fill
from bench.measures import report, timed

CONNECTIONS = 4
ONE_GOAL, BATCH_GOAL, GROWTH_GOAL = 0.3, 1 / 3, 1.2
TRYTON, HORDAK = 200, 790  # entries a second, measured elsewhere on such a machine
NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


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
                told = f"time of an entry, of the bare one, small tables to {options.lines:,} lines"
                report(told, [small / large], "≤", GROWTH_GOAL)
        sound(options)


def set_up() -> None:
    import django

    django.setup()


def settle_in() -> None:
    set_up()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    ledger_limit.settle_in()


def one_by_one(four: ProcessPoolExecutor, options: argparse.Namespace) -> float:
    """Return our share of the bare rate: what the machine does besides weighs on both."""
    pairs = [
        (
            spread(four, ours_one, options.entries),
            spread(four, ledger_limit.bare_one, options.entries),
        )
        for _round in range(options.rounds)
    ]
    ours = median(pair[0] for pair in pairs)
    print(
        f"one by one, four connections: ours {ours:,.0f}/s, bare {median(p[1] for p in pairs):,.0f}/s"
    )
    ratios = [ours / bare for ours, bare in pairs]
    report("of bare inserts", ratios, "≥", ONE_GOAL)
    print(
        f"against the peers’ figures: ×{ours / TRYTON:.1f} Tryton (goal 10), ×{ours / HORDAK:.1f} hordak (goal 2.5)"
    )
    return median(ratios)


def warm(four: ProcessPoolExecutor) -> None:
    """Tables that are not empty, statistics, and connections with their plans."""
    from django.db import connection

    ours_batch(-1, 3), ledger_limit.bare_batch(3)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    spread(four, ours_one, 400), spread(four, ledger_limit.bare_one, 400)


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


def in_batches(options: argparse.Namespace) -> None:
    """One connection, a thousand entries a transaction."""
    pairs = []
    for number in range(options.rounds):
        ours = timed(lambda n=number: ours_batch(n, options.batches))
        bare = timed(lambda: ledger_limit.bare_batch(options.batches))
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


def sound(options: argparse.Namespace) -> None:
    """Everything posted balances, in order; and the database refuses what does not."""
    from django.db import DatabaseError, transaction

    from ensemble.money.ledger.checking import invariants
    from ensemble.money.ledger.models import Book, Entry, Line

    emptied()
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


if __name__ == "__main__":
    main()
