"""Find the cards that answer a request: all of them considered, none forgotten, in one statement.

Order: how many of the asked skills a card holds, then how many of the asked words it says, then
the alphabet. Skills are counted on an index that also holds what the bounds look at; words are
counted only for the cards that may still reach the page.
"""

from django.db import connection

from ensemble.people.profiles.search.asking import Bounds, Found, Request

# `ts_rank` of a vector without positions against `a | b | c` is (words found × π²/6⁻¹) / 3, in C and
# in one reading: multiplied back and rounded, it is the number of words found, exactly.
SAID = "round(ts_rank('{1,1,1,1}', entry.words, %(words)s::tsquery) * %(asked)s * 1.644934)::int"

# The planner cannot know how few cards are left, and would read the whole table to join it.
ONE_BY_ONE = """LATERAL (
    SELECT * FROM profiles_searchentry entry WHERE entry.card_id = answering.card_id OFFSET 0
) entry"""

# Cards that hold at least so many asked skills; of these, those that reach the page even if every
# word were found in the others.
BY_SKILLS = """
WITH held AS MATERIALIZED (
    SELECT card_id, count(*) AS skills FROM profiles_searchposting posting
    WHERE skill_id = ANY(%(skills)s) {bounds_of_postings}
    GROUP BY card_id HAVING count(*) >= %(least)s
), enough AS MATERIALIZED (
    SELECT skills FROM held ORDER BY skills DESC OFFSET %(last)s LIMIT 1
), answering AS (
    SELECT card_id, skills FROM held WHERE skills >= coalesce((SELECT skills FROM enough), 1)
    {or_by_words}
)
SELECT entry.card_id, answering.skills, {said} AS words, entry.words AS vector, entry.sort_key
FROM answering, {one_by_one}
ORDER BY skills DESC, words DESC, entry.sort_key, entry.card_id
LIMIT %(limit)s OFFSET %(offset)s
"""

# When they do not fill the page: cards that hold no asked skill, and say some word.
OR_BY_WORDS = """
    UNION ALL
    SELECT card_id, 0 FROM profiles_searchentry entry
    WHERE NOT EXISTS (SELECT 1 FROM enough) AND entry.words @@ %(any)s::tsquery
      {bounds_of_entries} AND card_id NOT IN (SELECT card_id FROM held)
"""

# Cards that say every word; when they do not fill the page, cards that say any.
BY_WORDS = """
WITH every AS MATERIALIZED (
    SELECT card_id FROM profiles_searchentry entry
    WHERE entry.words @@ %(every)s::tsquery {bounds_of_entries}
), answering AS (
    SELECT card_id FROM every WHERE (SELECT count(*) FROM every) > %(last)s
    UNION ALL
    SELECT card_id FROM profiles_searchentry entry
    WHERE (SELECT count(*) FROM every) <= %(last)s
      AND entry.words @@ %(any)s::tsquery {bounds_of_entries}
)
SELECT entry.card_id, 0 AS skills, {said} AS words, entry.words AS vector, entry.sort_key
FROM answering, {one_by_one}
ORDER BY words DESC, entry.sort_key, entry.card_id
LIMIT %(limit)s OFFSET %(offset)s
"""

BY_NAME = """
SELECT entry.card_id, 0 AS skills, 0 AS words, entry.words AS vector, entry.sort_key
FROM profiles_searchentry entry
WHERE true {bounds_of_entries}
ORDER BY entry.sort_key, entry.card_id
LIMIT %(limit)s OFFSET %(offset)s
"""

SHOWN = """
WITH page AS MATERIALIZED ({page})
SELECT page.card_id,
       ARRAY(SELECT skill_id FROM profiles_searchposting posting
             WHERE posting.card_id = page.card_id AND skill_id = ANY(%(skills)s)),
       ARRAY(SELECT unnest(tsvector_to_array(page.vector)) INTERSECT SELECT unnest(%(lexemes)s::text[])),
       member.public_id, member.state, person.name, card.public_id, card.line, card.city,
       card.remote, card.rate, card.free_on, card.years, card.portrait <> ''
FROM page
JOIN profiles_card card ON card.id = page.card_id
JOIN profiles_member member ON member.id = card.member_id
JOIN persons_person person ON person.id = member.person_id
ORDER BY page.skills DESC, page.words DESC, page.sort_key, page.card_id
"""

SHOWN_NAMES = (
    "member_id",
    "state",
    "name",
    "public_id",
    "line",
    "city",
    "remote",
    "rate",
    "free_on",
    "years",
    "has_portrait",
)


def find(request: Request, bounds: Bounds, *, limit: int, offset: int = 0) -> list[Found]:
    """The cards on the page that starts at `offset`, with what each of them answers."""
    if request and not request.answered_by and not request.skills:
        return []  # nobody says any of it
    if len(request.skills) > 1:
        # Most pages are filled by those who hold two of the skills: nobody else can be on them.
        found = _found(request, bounds, limit, offset, least=2)
        if len(found) == limit:
            return found
    return _found(request, bounds, limit, offset, least=1)


def _found(request: Request, bounds: Bounds, limit: int, offset: int, *, least: int) -> list[Found]:
    lexemes = request.lexemes
    page = _shape(request).format(
        or_by_words=OR_BY_WORDS.format(bounds_of_entries=_bounds(bounds, "entry"))
        if least == 1
        else "",
        bounds_of_postings=_bounds(bounds, "posting"),
        bounds_of_entries=_bounds(bounds, "entry"),
        said=SAID if lexemes else "0",
        one_by_one=ONE_BY_ONE,
    )
    values = {
        "skills": [skill.id for skill in request.skills],
        "least": least,
        "lexemes": lexemes,
        "words": " | ".join(lexemes),
        "any": " | ".join(f"({' & '.join(stems)})" for stems in request.answered_by),
        "every": " & ".join(lexemes),
        "asked": len(lexemes),
        "last": offset + limit - 1,
        "limit": limit,
        "offset": offset,
        "sector": bounds.sector,
        "places": list(bounds.places or ()),
        "cents": bounds.cents,
        "free_by": bounds.free_by,
    }
    with connection.cursor() as cursor:
        cursor.execute(SHOWN.format(page=page), values)
        return [
            Found(card, frozenset(held), frozenset(said), dict(zip(SHOWN_NAMES, rest, strict=True)))
            for card, held, said, *rest in cursor.fetchall()
        ]


def _shape(request: Request) -> str:
    if request.skills:
        return BY_SKILLS
    return BY_WORDS if request.words else BY_NAME


def _bounds(bounds: Bounds, table: str) -> str:
    conditions = []
    if bounds.cents is not None:
        conditions.append(f"{table}.cents <= %(cents)s")
    if bounds.free_by is not None:
        conditions.append(f"{table}.free_on <= %(free_by)s")
    if bounds.places is not None and bounds.remote:
        conditions.append(f"({table}.place_id = ANY(%(places)s) OR {table}.remote)")
    elif bounds.places is not None:
        conditions.append(f"{table}.place_id = ANY(%(places)s)")
    elif bounds.remote:
        conditions.append(f"{table}.remote")
    if bounds.sector is not None:
        conditions.append(
            f"{table}.card_id IN (SELECT card_id FROM profiles_searchposting"
            " WHERE skill_id = %(sector)s)"
        )
    return "".join(f" AND {condition}" for condition in conditions)
