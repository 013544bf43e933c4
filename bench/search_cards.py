"""A database full of invented cards, and requests as the reading of a brief understands them."""

import time
from io import StringIO

from bench import town

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
