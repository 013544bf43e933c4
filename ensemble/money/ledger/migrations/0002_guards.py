"""What the database itself refuses: an entry that does not balance, and any change of what is written."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION ledger_require_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry ledger_entry%ROWTYPE;
    lines bigint;
    total numeric;
BEGIN
    SELECT * INTO entry FROM ledger_entry WHERE id = NEW.entry_id;
    SELECT count(*), sum(cents) INTO lines, total FROM ledger_line WHERE entry_id = NEW.entry_id;
    IF total <> 0 OR lines <> entry.size OR NEW."on" <> entry."on" THEN
        RAISE EXCEPTION 'entry % is not balanced: % lines of %, sum %',
            NEW.entry_id, lines, entry.size, total USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_require_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM ledger_line WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'entry % has no line', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% refused: what % holds is never changed, only reversed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE CONSTRAINT TRIGGER an_entry_balances AFTER INSERT ON ledger_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_require_balance();
CREATE CONSTRAINT TRIGGER an_entry_has_lines AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_require_lines();

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
DROP TRIGGER an_entry_has_lines ON ledger_entry;
DROP TRIGGER an_entry_balances ON ledger_line;
DROP FUNCTION ledger_refuse();
DROP FUNCTION ledger_require_lines();
DROP FUNCTION ledger_require_balance();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_accounts_and_entries")]

    operations = [migrations.RunSQL(GUARDS, UNGUARD)]
