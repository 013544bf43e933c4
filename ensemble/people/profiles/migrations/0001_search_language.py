"""What French full text needs: accents, trigrams, the configuration `fr`, and one way to read words."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIGURATION = """
DO $$ BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_ts_config WHERE cfgname = 'fr') THEN
        CREATE TEXT SEARCH CONFIGURATION fr (COPY = pg_catalog.french);
        ALTER TEXT SEARCH CONFIGURATION fr
            ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
    END IF;
END $$
"""

# Punctuation is removed first: PostgreSQL would read `achats/ventes` as a file and `bfr.fr` as a
# host. Positions are not kept: the search counts which words a card holds, not where they stand.
SEARCH_WORDS = """
CREATE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT strip(to_tsvector('fr', regexp_replace(lower(unaccent(said)), '[^a-z0-9]+', ' ', 'g')))
$$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(CONFIGURATION, "DROP TEXT SEARCH CONFIGURATION fr"),
        migrations.RunSQL(SEARCH_WORDS, "DROP FUNCTION search_words(text)"),
    ]
