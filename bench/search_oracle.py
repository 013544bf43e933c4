"""Whether the search finds all that it should: its pages against a plain reading of every card."""

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
