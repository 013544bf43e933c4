"""The team's search over invented cards: `bin/bench team_search 10000 100000 1000000`.

In one run and one throw-away cluster: our query, PostgreSQL's ranked OR query and tantivy; then our
page and the bare list of twenty rows. They alternate five times; medians of the ratios are printed
with their spread, against the goals. The pages found are compared with a plain reading of all cards:
one difference makes the run void.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from io import StringIO

from bench import pages, town
from bench.house import an_empty_house

ROUNDS = 5
SERVER = {
    "shared_buffers": "1GB",
    "work_mem": "32MB",
    "random_page_cost": "1.1",
    "max_wal_size": "8GB",
}

# Every card within the bounds is read, and its skills and words are counted one by one.
ORACLE = """
WITH read AS MATERIALIZED (
    SELECT entry.card_id, entry.sort_key,
           (SELECT count(*) FROM profiles_cardskill held
            WHERE held.card_id = entry.card_id AND held.skill_id = ANY(%(skills)s)) AS skills,
           (SELECT count(*) FROM unnest(tsvector_to_array(entry.words)) AS said (lexeme)
            WHERE lexeme = ANY(%(lexemes)s)) AS words, entry.words AS said
    FROM profiles_searchentry entry JOIN profiles_card card ON card.id = entry.card_id
    WHERE card.rate <= %(rate)s AND card.free_on <= %(free_by)s
)
SELECT card_id FROM read
WHERE skills > 0 OR EXISTS (SELECT 1 FROM unnest(%(answers)s::text[]) AS one (query) WHERE said @@ query::tsquery)
ORDER BY skills DESC, words DESC, sort_key, card_id LIMIT 20
"""

PEER_TEXT = """
CREATE TABLE peer_text AS
SELECT card.id, concat_ws(' ', person.name, card.line, card.text, card.city, labels.said) AS said,
       (card.rate * 100)::int AS cents, card.free_on
FROM profiles_card card
JOIN profiles_member member ON member.id = card.member_id
JOIN persons_person person ON person.id = member.person_id
JOIN (SELECT card_id, string_agg(label_fr, ' ') AS said
      FROM profiles_cardskill JOIN profiles_skill skill ON skill.id = skill_id GROUP BY card_id
) labels ON labels.card_id = card.id
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--no-pages", action="store_true", help="the queries alone")
    options = parser.parse_args()
    with ExitStack() as stack:
        cluster = stack.enter_context(an_empty_house())
        start(cluster, stack)
        medians = []
        for size in options.sizes:
            medians.append(measure(cluster, size, with_pages=not options.no_pages))
            cluster.drop_database("ensemble")
    for place, (smaller, larger) in enumerate(zip(options.sizes, options.sizes[1:], strict=False)):
        growth = medians[place + 1] / medians[place]
        print(f"growth of our query, {smaller:,} to {larger:,} cards: ×{growth:.1f}")


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


def measure(cluster, size: int, *, with_pages: bool) -> float:
    """Fill a database with that many cards and compare; return our median, in milliseconds."""
    from django.db import connection

    print(f"\n{size:,} cards")
    connection.close()
    cluster.ensure_database("ensemble")
    fill(connection, size)
    briefs = [understood(brief) for brief in town.briefs(120)]
    check(connection, briefs[: 20 if size <= 100_000 else 8])
    ours = compare_queries(connection, briefs)
    if with_pages:
        compare_pages(briefs)
    connection.close()
    return ours


def fill(connection, size: int) -> None:
    from django.core.management import call_command

    begun = time.perf_counter()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    town.load(connection, size)
    loaded = time.perf_counter()
    call_command("rebuild_search", verbosity=0, stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute(PEER_TEXT)
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute(
            "SELECT sum(pg_total_relation_size(oid)) / 1048576 FROM pg_class"
            " WHERE relname LIKE 'profiles_search%%' AND relkind = 'r'"
        )
        megabytes = cursor.fetchone()[0]
    print(
        f"loaded in {loaded - begun:.0f} s, indexed in {time.perf_counter() - loaded:.0f} s, "
        f"search tables {megabytes:,.0f} MB"
    )


def understood(brief: dict) -> dict:
    """The brief as our reading understands it: what each peer is then asked, word for word."""
    from ensemble.people.profiles.search.asking import Bounds
    from ensemble.people.profiles.search.reading import read

    request = read(brief["text"], today=town.YEAR)
    if not {skill.id for skill in request.skills} >= {place + 1 for place in brief["skills"]}:
        raise SystemExit(f"Void: the skills of {brief['text']!r} were read as {request.skills}.")
    if (request.rate, request.free_by) != (brief["rate"], brief["free_by"]):
        raise SystemExit(f"Void: {brief['text']!r}: {request.rate}, {request.free_by}.")
    return brief | {
        "request": request,
        "bounds": Bounds(cents=Bounds.rate(request.rate), free_by=request.free_by),
        "lexemes": request.lexemes,
        "asked": [skill.typed for skill in request.skills] + [word.typed for word in request.words],
        "free_days": (brief["free_by"] - town.YEAR).days,
    }


def check(connection, briefs: list[dict]) -> None:
    """Recall is 100 %, or nothing else is worth printing."""
    from ensemble.people.profiles.search.finding import find

    for brief in briefs:
        found = [one.card_id for one in find(brief["request"], brief["bounds"], limit=20)]
        skills = [skill.id for skill in brief["request"].skills]
        with connection.cursor() as cursor:
            values = {name: brief[name] for name in ("lexemes", "rate", "free_by")}
            answers = [" & ".join(stems) for stems in brief["request"].answered_by]
            cursor.execute(ORACLE, values | {"skills": skills, "answers": answers})
            expected = [row[0] for row in cursor.fetchall()]
        if found != expected:
            raise SystemExit(f"Void: {brief['text']!r}\nfound    {found}\nexpected {expected}")
    print(f"recall 100 %: {len(briefs)} pages of 20 compared with a reading of every card")


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
    report("faster than ts_rank OR", [times[2] / times[0] for times in rounds], "≥", 10)
    report("times tantivy", [times[0] / times[3] for times in rounds], "≤", 3)
    return statistics.median(times[0] for times in rounds)


def compare_pages(briefs: list[dict]) -> None:
    """The whole page of a talent manager against the bare list, which has no rights, words or frame."""
    cookie = signed_in()
    addresses = [address_of(brief) for brief in briefs]
    bare = ["/"] * len(addresses)
    inside = []
    for _round in range(ROUNDS):
        ours = pages.in_process(pages.OURS, addresses, cookie)
        limit = pages.in_process(pages.BARE, bare, "")
        inside.append(limit / ours)
        print(f"  in process: our page {ours:6.2f} ms, bare list {limit:5.2f} ms")
    report("page of the bare list, in process", inside, "≥", 1 / 3)
    outside = []
    with pages.served(pages.OURS, *pages.THREADS) as here, pages.served(pages.BARE) as there:
        for _round in range(ROUNDS):
            ours = pages.rate(here, addresses, cookie, seconds=4)
            limit = pages.rate(there, bare, "", seconds=4)
            outside.append(ours / limit)
            print(f"  gunicorn, two workers, c8: our page {ours:6.0f}/s, bare list {limit:6.0f}/s")
    report("page of the bare list, served", outside, "≥", 1 / 3)


def signed_in() -> str:
    """A talent manager and her session, as a cookie."""
    from django.conf import settings
    from django.test import Client

    from ensemble.foundation.accounts.actions.granting import grant_from_console
    from ensemble.foundation.persons.actions.welcoming import meet

    claire = meet("claire.morel@rives.example", "Claire Morel", at=town.BORN)
    grant_from_console(claire, "talent", at=town.BORN)
    client = Client()
    client.force_login(claire, backend="django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={client.cookies[name].value}"


def address_of(brief: dict) -> str:
    from django.test import RequestFactory

    from ensemble.people.profiles.web.search import read_search

    return read_search(RequestFactory().get("/people", {"q": brief["text"]}).GET).address


def p50(action: Callable[[dict], object], briefs: list[dict]) -> float:
    times = []
    for brief in briefs:
        begun = time.perf_counter()
        action(brief)
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def report(what: str, ratios: list[float], sign: str, goal: float) -> None:
    median = statistics.median(ratios)
    met = median >= goal if sign == "≥" else median <= goal
    print(
        f"{what}: ×{median:.2f} ({min(ratios):.2f} to {max(ratios):.2f}), "
        f"goal {sign} {goal:.2f}: {'met' if met else 'not met'}"
    )


if __name__ == "__main__":
    main()
