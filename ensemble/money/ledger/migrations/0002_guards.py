"""What the database itself refuses: an entry that does not balance, and any change of what is written."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION ledger_require_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines bigint;
    total numeric;
    same_day boolean;
BEGIN
    SELECT count(*), coalesce(sum(cents), 0), bool_and("on" = NEW."on") INTO lines, total, same_day
    FROM ledger_line WHERE entry_id = NEW.id;
    IF total <> 0 OR lines <> NEW.size OR NOT same_day THEN
        RAISE EXCEPTION 'entry % is not balanced: % lines of %, sum %', NEW.id, lines, NEW.size, total
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_require_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT entry_id FROM added) one
        WHERE (SELECT size FROM ledger_entry WHERE id = one.entry_id)
            < (SELECT count(*) FROM ledger_line WHERE entry_id = one.entry_id)
    ) THEN
        RAISE EXCEPTION 'an entry has all its lines: none is added to it'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refused: what % holds is never changed, only reversed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE CONSTRAINT TRIGGER an_entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_require_balance();
CREATE TRIGGER an_entry_keeps_its_lines AFTER INSERT ON ledger_line
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_room();

CREATE TRIGGER entries_are_not_changed BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER lines_are_not_changed BEFORE UPDATE OR DELETE ON ledger_line
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER entries_are_not_emptied BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER lines_are_not_emptied BEFORE TRUNCATE ON ledger_line
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""

UNGUARD = """
DROP TRIGGER lines_are_not_emptied ON ledger_line;
DROP TRIGGER entries_are_not_emptied ON ledger_entry;
DROP TRIGGER lines_are_not_changed ON ledger_line;
DROP TRIGGER entries_are_not_changed ON ledger_entry;
DROP TRIGGER an_entry_keeps_its_lines ON ledger_line;
DROP TRIGGER an_entry_balances ON ledger_entry;
DROP FUNCTION ledger_refuse();
DROP FUNCTION ledger_require_room();
DROP FUNCTION ledger_require_balance();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_accounts_and_entries")]

    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
