"""The team's search over invented cards: `bin/bench team_search 10000 100000 1000000`.

In one run and one throw-away cluster: our query, PostgreSQL's ranked OR query and tantivy; then our page
against the bare list of twenty rows, and against its own query asked by itself. They alternate five
times; medians of the ratios are printed with their spread, against the goals, then what ten times the
cards cost. The pages found are compared with a plain reading of all cards: one difference makes the
run void.
"""

import argparse
from contextlib import ExitStack
from itertools import pairwise
from statistics import median

from bench import town
from bench.house import an_empty_house
from bench.measures import p50, report, spread
from bench.search_cards import fill, understood
from bench.search_oracle import check
from bench.search_pages import ROUNDS, compare_pages

SERVER = {
    "shared_buffers": "1GB",
    "work_mem": "32MB",
    "random_page_cost": "1.1",
    "max_wal_size": "8GB",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--no-pages", action="store_true", help="the queries alone")
    options = parser.parse_args()
    with ExitStack() as stack:
        cluster = stack.enter_context(an_empty_house())
        start(cluster, stack)
        found = []
        for size in options.sizes:
            found.append(measure(cluster, size, with_pages=not options.no_pages))
            cluster.drop_database("ensemble")
    for (smaller, before), (larger, after) in pairwise(zip(options.sizes, found, strict=True)):
        for what, small, large in zip(("query", "page"), before, after, strict=True):
            if small and large:
                times = large / small
                print(f"growth of our {what}, {smaller:,} to {larger:,} cards: ×{times:.1f}")


def start(cluster, stack: ExitStack) -> None:
    """The cluster with the settings of a server, and Django upon it."""
    import django
    from django.core.management import call_command

    with cluster._connected() as connection:
        for name, value in SERVER.items():
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    cluster.stop()
    stack.enter_context(cluster.running())
    django.setup()
    from ensemble.config.catalogues import compile_catalogues

    compile_catalogues()
    call_command("collectstatic", interactive=False, verbosity=0)


def measure(cluster, size: int, *, with_pages: bool) -> tuple[float, float]:
    """Fill a database with that many cards and compare; the milliseconds of our query, of our page."""
    from django.db import connection

    print(f"\n{size:,} cards")
    connection.close()
    cluster.ensure_database("ensemble")
    fill(connection, size)
    briefs = [understood(brief) for brief in town.briefs(120)]
    check(connection, briefs[: 20 if size <= 100_000 else 8])
    ours = compare_queries(connection, briefs)
    page = compare_pages(briefs) if with_pages else 0
    connection.close()
    return ours, page


def compare_queries(connection, briefs: list[dict]) -> float:
    from bench.peers import Ranked, Tantivy
    from ensemble.people.profiles.search.finding import find
    from ensemble.people.profiles.search.reading import read

    def ours(brief: dict) -> None:
        find(brief["request"], brief["bounds"], limit=20)

    def with_reading(brief: dict) -> None:
        find(read(brief["text"], today=town.YEAR), brief["bounds"], limit=20)

    ranked, tantivy = Ranked(connection), Tantivy(connection)
    print(f"{'p50 ms':24} ours   with reading   ts_rank OR   tantivy   OR/ours   ours/tantivy")
    rounds = []
    for number in range(ROUNDS):
        share = briefs[number::ROUNDS]
        times = [p50(one, share) for one in (ours, with_reading, ranked.search, tantivy.search)]
        rounds.append(times)
        print(
            f"  round {number + 1:<15} {times[0]:6.2f}   {times[1]:12.2f}   {times[2]:10.2f}   {times[3]:7.2f}"
            f"   {times[2] / times[0]:7.1f}   {times[0] / times[3]:12.2f}"
        )
    print(f"  our query: {spread([times[0] for times in rounds])} ms")
    report("faster than ts_rank OR", [times[2] / times[0] for times in rounds], "≥", 10)
    report("times tantivy", [times[0] / times[3] for times in rounds], "≤", 3)
    return median(times[0] for times in rounds)


if __name__ == "__main__":
    main()
