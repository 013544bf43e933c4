"""Keep the search in step with a card: called by every action that changes what is searched."""

from contextvars import ContextVar
from typing import Any

from django.db import connection

from ensemble.foundation.core.text import clean_line
from ensemble.people.profiles.models import Card, Place, SearchPosting
from ensemble.people.profiles.search.words import key_of, plain_words

# One card at a time is indexed: the counts of words are shared by all of them.
ALONE = "SELECT pg_advisory_xact_lock(hashtext('profiles.indexing'))"

FORGET = """
WITH gone AS (DELETE FROM profiles_searchentry WHERE card_id = %s RETURNING words)
UPDATE profiles_searchword SET cards = cards - 1
WHERE lexeme IN (SELECT unnest(tsvector_to_array(words)) FROM gone)
"""

ENTER = """
INSERT INTO profiles_searchentry (card_id, words, sort_key, cents, free_on, place_id, remote)
VALUES (%s, search_words(%s), %s, %s, %s, %s, %s)
"""

LEARN = """
INSERT INTO profiles_searchword (word, lexeme, cards)
SELECT DISTINCT ON (word) word, lexeme,
       coalesce((SELECT max(known.cards) FROM profiles_searchword known
                 WHERE known.lexeme = found.lexeme), 0)
FROM unnest(%s::text[]) AS word, unnest(tsvector_to_array(search_words(word))) AS found (lexeme)
WHERE length(word) <= 60
ON CONFLICT (word) DO NOTHING
"""

COUNT = """
UPDATE profiles_searchword SET cards = cards + 1
WHERE lexeme IN (SELECT unnest(tsvector_to_array(words))
                 FROM profiles_searchentry WHERE card_id = %s)
"""


postponed: ContextVar[bool] = ContextVar("postponed", default=False)


def index_card(card: Card) -> None:
    """Write the card's entry, postings and words anew, as they stand once it is alone: another
    section may have been saved since `card` was read. Whoever left has none."""
    if postponed.get():
        return
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
        card = Card.objects.select_related("member__person").get(pk=card.pk)
        cursor.execute(FORGET, [card.pk])
        SearchPosting.objects.filter(card=card).delete()
        if card.member.state == "left":
            return
        filters: dict[str, Any] = {
            "cents": None if card.rate is None else int(card.rate * 100),
            "free_on": card.free_on,
            "place_id": place_named(card.city),
            "remote": card.remote,
        }
        text = searched_text(card)
        cursor.execute(ENTER, [card.pk, text, card.member.person.sort_key, *filters.values()])
        cursor.execute(LEARN, [plain_words(text)])
        cursor.execute(COUNT, [card.pk])
        SearchPosting.objects.bulk_create(
            SearchPosting(card=card, skill_id=skill, **filters)
            for skill in card.held.values_list("skill_id", flat=True)
        )


def searched_text(card: Card) -> str:
    """Everything a card says that a search may look for, the names of its skills included."""
    said = [card.member.person.name, card.line, card.text, card.city, card.mobility]
    said += [card.can_help_with]
    for french, english in card.skills.values_list("label_fr", "label_en"):
        said += [french, english]
    return "\n".join(said)


def place_named(city: str) -> int | None:
    """The place of this name, written `Saint-Étienne` or `saint etienne`."""
    key = key_of(city)[:80]
    if not key:
        return None
    return Place.objects.get_or_create(key=key, defaults={"name": clean_line(city)})[0].pk
