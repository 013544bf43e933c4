"""The one statement of a posting: it locks the book, resolves accounts, numbers, seals and writes.

In one statement, an entry posted alone holds its book for as long as it takes to write it, and no
longer. `said` is the part of what is sealed that the caller knows; number, previous hash and account
numbers are known here only (see `sealing.digest`, which says the whole). Lines come in the order of their
entries, then of their places: their rank is their account's, so that what is written is what was sealed.
"""

from django.db import migrations

WRITE = """
CREATE FUNCTION ledger_write(its_journal text, its_day date, its_keys text[], its_entries json, its_lines json)
RETURNS json LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    book record;
    one record;
    place integer;
    last_hash text;
    befores text[] := '{}';
    hashes text[] := '{}';
    accounts bigint[] := '{}';
    ids bigint[];
BEGIN
    SELECT held.id, held.last_number, held.head, held.year_id INTO book
    FROM ledger_book held JOIN ledger_fiscalyear year ON year.number = held.year_id
    WHERE held.journal_id = its_journal AND its_day BETWEEN year.starts_on AND year.ends_on
    FOR UPDATE OF held;
    IF NOT FOUND THEN
        RETURN json_build_object('lacks', 'book');
    END IF;
    IF EXISTS (SELECT FROM ledger_entry WHERE key = ANY(its_keys)) THEN
        RETURN json_build_object('lacks', 'news');
    END IF;

    place := book.last_number;
    last_hash := book.head;
    FOR one IN
        SELECT entry.said, line.said AS lines, line.known, line.accounts
        FROM json_to_recordset(its_entries) AS entry (n integer, said text)
        JOIN (
            SELECT given.n, bool_and(account.id IS NOT NULL) AS known,
                   array_agg(account.id ORDER BY given.p) AS accounts,
                   string_agg('["' || account.number || '",' || given.said || ']', ',' ORDER BY given.p) AS said
            FROM json_to_recordset(its_lines) AS given (n integer, p integer, account text, said text)
            LEFT JOIN ledger_account_on(its_day) account ON account.name = given.account
            GROUP BY given.n
        ) line USING (n)
        ORDER BY n
    LOOP
        IF NOT one.known THEN
            RETURN json_build_object('lacks', 'account');
        END IF;
        place := place + 1;
        befores := befores || last_hash;
        last_hash := encode(sha256(convert_to(concat(
            '["', last_hash, '","', its_journal, '",', book.year_id, ',', place, ',',
            one.said, ',[', one.lines, ']]'
        ), 'UTF8')), 'hex');
        hashes := hashes || last_hash;
        accounts := accounts || one.accounts;
    END LOOP;

    WITH sealed AS (
        SELECT * FROM unnest(befores, hashes) WITH ORDINALITY AS seal (before, hash, n)
    ), entries AS (
        INSERT INTO ledger_entry (
            public_id, book_id, number, "on", label, piece, piece_on, key,
            about_label, about_id, reverses_id, by_id, at, size, previous, hash
        )
        SELECT public_id, book.id, book.last_number + n, "on", label, piece, piece_on, key,
               about_label, about_id, reverses_id, by_id, at, size, sealed.before, sealed.hash
        FROM json_to_recordset(its_entries) AS given (
            n integer, public_id uuid, "on" date, label text, piece text, piece_on date, key text,
            about_label text, about_id bigint, reverses_id bigint, by_id bigint, at timestamptz,
            size integer
        ) JOIN sealed USING (n)
        ORDER BY n
        RETURNING ledger_entry.id, ledger_entry.number, ledger_entry."on"
    ), lines AS (
        INSERT INTO ledger_line (
            entry_id, position, "on", account_id, party, cents, about_label, about_id
        )
        SELECT entries.id, given.p, entries."on", accounts[given.place], given.party, given.cents,
               given.about_label, given.about_id
        FROM ROWS FROM (json_to_recordset(its_lines) AS (
            n integer, p integer, party text, cents bigint, about_label text, about_id bigint
        )) WITH ORDINALITY AS given (n, p, party, cents, about_label, about_id, place)
        JOIN entries ON entries.number = book.last_number + given.n
        ORDER BY given.place
    )
    SELECT array_agg(entries.id ORDER BY entries.number) INTO ids FROM entries;
    UPDATE ledger_book held SET last_number = book.last_number + array_length(hashes, 1),
        head = hashes[array_length(hashes, 1)]
    WHERE held.id = book.id;
    RETURN json_build_object('book', book.id, 'year', book.year_id, 'first', book.last_number + 1,
        'ids', ids, 'previous', befores, 'hashes', hashes);
END $$;

CREATE FUNCTION ledger_account_on(its_day date)
RETURNS TABLE (name varchar, id bigint, number varchar) LANGUAGE sql STABLE AS $$
    SELECT choice.role, account.id, account.number
    FROM ledger_accountchoice choice JOIN ledger_account account ON account.id = choice.account_id
    WHERE choice.state = 'in_force' AND choice.valid_from <= its_day
      AND (choice.valid_to IS NULL OR choice.valid_to > its_day)
    UNION ALL
    SELECT account.number, account.id, account.number FROM ledger_account account
$$;
"""

UNWRITE = """
DROP FUNCTION ledger_write(text, date, text[], json, json);
DROP FUNCTION ledger_account_on(date);
"""


class Migration(migrations.Migration):
    replaces = [("ledger", "0004_writing"), ("ledger", "0005_accounts_found_once")]

    dependencies = [("ledger", "0003_chart")]

    operations = [migrations.RunSQL(WRITE, UNWRITE)]
