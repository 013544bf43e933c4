"""The limit of postings: bare inserts into two plain tables, with the same deferred trigger and nothing else."""

import random

BARE = """
CREATE TABLE bare_entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz DEFAULT now(), label text);
CREATE TABLE bare_line (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entry_id bigint NOT NULL REFERENCES bare_entry,
    account_id bigint NOT NULL REFERENCES ledger_account, cents bigint NOT NULL CHECK (cents <> 0));
CREATE INDEX ON bare_line (entry_id);
CREATE INDEX ON bare_line (account_id, id);
CREATE FUNCTION bare_balanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (SELECT sum(cents) FROM bare_line WHERE entry_id = NEW.entry_id) <> 0 THEN
        RAISE EXCEPTION 'entry % is not balanced', NEW.entry_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER bare AFTER INSERT ON bare_line DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION bare_balanced();
"""

BARE_ONE = """
WITH entry AS (INSERT INTO bare_entry (label) VALUES ('vente') RETURNING id)
INSERT INTO bare_line (entry_id, account_id, cents)
SELECT id, side.account, side.cents FROM entry,
    (VALUES (%s::bigint, %s::bigint), (%s::bigint, -(%s::bigint))) side (account, cents)
"""

BARE_BATCH = """
WITH given AS (SELECT row_number() OVER () AS n, * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[]) u (a, b, cents)),
entry AS (INSERT INTO bare_entry (label) SELECT 'vente' FROM given RETURNING id),
numbered AS (SELECT id, row_number() OVER () AS n FROM entry)
INSERT INTO bare_line (entry_id, account_id, cents)
SELECT numbered.id, side.account, side.cents FROM numbered JOIN given USING (n),
    LATERAL (VALUES (given.a, given.cents), (given.b, -given.cents)) side (account, cents)
"""


def settle_in() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BARE)


def bare_one(count: int, seed: int) -> None:
    from django.db import connection

    chance = random.Random(seed)
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        for _number in range(count):
            a, b = chance.sample(range(1, 31), 2)
            cents = chance.randint(100, 100_000)
            cursor.execute(BARE_ONE, (a, cents, b, cents))


def bare_batch(batches: int) -> None:
    from django.db import connection

    chance = random.Random(1)
    with connection.cursor() as cursor:
        for _batch in range(batches):
            a = [chance.randint(1, 15) for _place in range(1000)]
            b = [chance.randint(16, 30) for _place in range(1000)]
            cents = [chance.randint(100, 100_000) for _place in range(1000)]
            cursor.execute(BARE_BATCH, (a, b, cents))
