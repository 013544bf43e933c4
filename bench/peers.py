"""What the team's search is compared with, over the same cards: PostgreSQL's own ranking, and tantivy."""

import tempfile
import time
from contextlib import suppress

OR_TABLE = """
CREATE TABLE peer_card AS
SELECT card.id, person.name, card.line, card.rate, card.free_on,
       setweight(to_tsvector('fr', card.line), 'A')
       || setweight(to_tsvector('fr', coalesce(labels.said, '')), 'B')
       || setweight(to_tsvector('fr', card.text), 'D') AS tsv
FROM profiles_card card
JOIN profiles_member member ON member.id = card.member_id
JOIN persons_person person ON person.id = member.person_id
LEFT JOIN (SELECT card_id, string_agg(label_fr, ' ') AS said
           FROM profiles_cardskill JOIN profiles_skill skill ON skill.id = skill_id GROUP BY card_id
) labels ON labels.card_id = card.id;
CREATE INDEX ON peer_card USING gin (tsv)
"""

OR_QUERY = """
SELECT id, name, line, rate, ts_rank(tsv, query) AS rank FROM peer_card, to_tsquery('fr', %(any)s) query
WHERE tsv @@ query AND rate <= %(rate)s AND free_on <= %(free_by)s ORDER BY rank DESC, id LIMIT 20
"""


class Ranked:
    """The usual way: any of the words, every match ranked by `ts_rank`."""

    name = "ts_rank OR"

    def __init__(self, connection):
        self.connection = connection
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE IF EXISTS peer_card")
            cursor.execute(OR_TABLE)
            cursor.execute("VACUUM (ANALYZE) peer_card")

    def search(self, brief: dict) -> int:
        with self.connection.cursor() as cursor:
            cursor.execute(OR_QUERY, brief | {"any": " | ".join(brief["lexemes"])})
            return len(cursor.fetchall())


class Tantivy:
    """A search engine in its own process memory: no transaction, no rights, no page."""

    name = "tantivy"

    def __init__(self, connection):
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True)
        builder.add_text_field("text", tokenizer_name="fr")
        for field in ("rate", "free"):
            builder.add_integer_field(field, fast=True, indexed=True)
        self.index = tantivy.Index(builder.build(), path=tempfile.mkdtemp(prefix="ensemble-bench-"))
        words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        for step in ("lowercase", "ascii_fold"):
            words = words.filter(getattr(tantivy.Filter, step)())
        self.index.register_tokenizer("fr", words.filter(tantivy.Filter.stemmer("french")).build())
        start = time.perf_counter()
        self._fill(connection, tantivy.Document)
        self.loaded_in = time.perf_counter() - start
        self.searcher = self.index.searcher()

    def _fill(self, connection, document) -> None:
        writer = self.index.writer(heap_size=400_000_000, num_threads=2)
        with connection.cursor() as outer, outer.connection.transaction():
            cursor = outer.connection.cursor("all_cards")
            cursor.itersize = 5000
            cursor.execute(
                "SELECT id, said, (cents / 100)::int, free_on - date '2026-01-01' FROM peer_text"
            )
            for number, said, rate, free in cursor:
                one = document()
                one.add_integer("id", number)
                one.add_text("text", said)
                one.add_integer("rate", rate)
                one.add_integer("free", free)
                writer.add_document(one)
        writer.commit()
        with suppress(AttributeError):
            writer.wait_merging_threads()
        self.index.reload()

    def search(self, brief: dict) -> int:
        words = " OR ".join(f'"{word}"' for word in brief["asked"])
        query = self.index.parse_query(
            f"+({words}) +rate:[0 TO {brief['rate']}] +free:[0 TO {brief['free_days']}]", ["text"]
        )
        hits = self.searcher.search(query, 20).hits
        return len([self.searcher.doc(address)["id"] for _score, address in hits])
