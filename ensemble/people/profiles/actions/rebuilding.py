"""Write the whole search anew: after a bulk load, a restored database, or a change of its rules."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from ensemble.people.profiles.actions.indexing import ALONE, place_named, postponed
from ensemble.people.profiles.models import Card

EMPTY = """
SET CONSTRAINTS ALL IMMEDIATE;
DROP INDEX search_entry_words, search_posting_covering;
TRUNCATE profiles_searchentry, profiles_searchposting, profiles_searchword
"""

# The same text as `indexing.searched_text`, card by card.
SEARCHED = """
CREATE TEMP TABLE searched AS
SELECT card.id, person.sort_key, city_place.place_id, card.remote, card.free_on,
       (card.rate * 100)::int AS cents,
       concat_ws(E'\\n', person.name, card.line, card.text, card.city, card.mobility,
                 card.can_help_with, labels.said) AS said
FROM profiles_card card
JOIN profiles_member member ON member.id = card.member_id AND member.state <> 'left'
JOIN persons_person person ON person.id = member.person_id
LEFT JOIN city_place ON city_place.city = card.city
LEFT JOIN (
    SELECT card_id, string_agg(label_fr || E'\\n' || label_en, E'\\n') AS said
    FROM profiles_cardskill JOIN profiles_skill skill ON skill.id = skill_id GROUP BY card_id
) labels ON labels.card_id = card.id
"""

ENTRIES = """
INSERT INTO profiles_searchentry (card_id, words, sort_key, cents, free_on, place_id, remote)
SELECT id, search_words(said), sort_key, cents, free_on, place_id, remote FROM searched ORDER BY id
"""

POSTINGS = """
INSERT INTO profiles_searchposting (card_id, skill_id, cents, free_on, place_id, remote)
SELECT card_id, skill_id, cents, free_on, place_id, remote
FROM profiles_cardskill JOIN searched ON searched.id = card_id ORDER BY skill_id, free_on
"""

WORDS = """
INSERT INTO profiles_searchword (word, lexeme, cards)
SELECT used.word, found.lexeme, said.ndoc
FROM (SELECT DISTINCT word FROM searched,
             regexp_split_to_table(lower(unaccent(said)), '[^a-z0-9]+') AS word
      WHERE length(word) BETWEEN 1 AND 60) AS used,
     unnest(tsvector_to_array(search_words(used.word))) AS found (lexeme)
JOIN ts_stat('SELECT words FROM profiles_searchentry') AS said ON said.word = found.lexeme
"""

FINISH = """
DROP TABLE searched, city_place;
CREATE INDEX search_entry_words ON profiles_searchentry USING gin (words);
CREATE INDEX search_posting_covering ON profiles_searchposting (skill_id, free_on)
    INCLUDE (card_id, cents, place_id, remote)
"""


@contextmanager
def rebuilt_afterwards() -> Iterator[None]:
    """For whoever writes many cards at once: the search is written once, after all of them."""
    token = postponed.set(True)
    try:
        yield
    finally:
        postponed.reset(token)
    rebuild_search()


@transaction.atomic
def rebuild_search() -> int:
    """Write every entry, posting and word anew; return how many cards may be found."""
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
        cursor.execute(EMPTY)
        cursor.execute("CREATE TEMP TABLE city_place (city text PRIMARY KEY, place_id int)")
        places = [
            (city, place_named(city))
            for city in Card.objects.order_by("city").values_list("city", flat=True).distinct()
        ]
        cursor.executemany("INSERT INTO city_place VALUES (%s, %s)", places)
        for statement in (SEARCHED, ENTRIES, POSTINGS, WORDS, FINISH):
            cursor.execute(statement)
        cursor.execute("SELECT count(*) FROM profiles_searchentry")
        return cursor.fetchone()[0]
