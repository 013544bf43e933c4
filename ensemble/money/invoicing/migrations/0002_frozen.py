"""What was issued stays: the database itself refuses to change or delete it."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION invoicing_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is never deleted', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""

# The columns named as arguments of the trigger may move; all others are frozen.
FREEZE = """
CREATE FUNCTION invoicing_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - TG_ARGV IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV THEN
        RAISE EXCEPTION 'what % says is never changed', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

# A number follows the last one, and no number is taken back.
CONTINUE = """
CREATE FUNCTION invoicing_continue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.last <> OLD.last + 1 OR NEW.last_on < OLD.last_on
       OR (NEW.prefix, NEW.year, NEW.width) IS DISTINCT FROM (OLD.prefix, OLD.year, OLD.width) THEN
        RAISE EXCEPTION 'the numbers of a series follow each other'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

SUMS = """
CREATE FUNCTION invoicing_sum(jsonb, text) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(sum((line ->> $2)::numeric), 0) FROM jsonb_array_elements($1) AS line
$$;
ALTER TABLE invoicing_invoice ADD CONSTRAINT an_invoice_adds_up CHECK (
    invoicing_sum(lines, 'net') = net
    AND invoicing_sum(vat_groups, 'base') = net
    AND invoicing_sum(vat_groups, 'tax') = vat
);
"""

MAY_MOVE = {
    "invoice": ["state", "ready_at", "sent_at", "decided_at", "decided_by_id", "reason"],
    "contest": ["state", "closed_at", "closed_by_id", "outcome", "credit_id"],
    "creditrequest": ["state", "decided_at", "decided_by_id", "credit_id"],
    "settlement": ["nothing"],
}


def guards() -> str:
    statements = []
    for table, columns in MAY_MOVE.items():
        name = f"invoicing_{table}"
        listed = ", ".join(f"'{column}'" for column in columns)
        statements += [
            f"CREATE TRIGGER never_deleted BEFORE DELETE ON {name} FOR EACH ROW EXECUTE FUNCTION invoicing_refuse();",
            f"CREATE TRIGGER frozen BEFORE UPDATE ON {name} FOR EACH ROW EXECUTE FUNCTION invoicing_freeze({listed});",
        ]
    statements += [
        "CREATE TRIGGER never_deleted BEFORE DELETE ON invoicing_series FOR EACH ROW EXECUTE FUNCTION invoicing_refuse();",
        "CREATE TRIGGER continuous BEFORE UPDATE ON invoicing_series FOR EACH ROW EXECUTE FUNCTION invoicing_continue();",
    ]
    return "\n".join(statements)


def undone() -> str:
    tables = [*MAY_MOVE, "series"]
    dropped = [f"DROP TRIGGER never_deleted ON invoicing_{table};" for table in tables]
    dropped += [f"DROP TRIGGER frozen ON invoicing_{table};" for table in MAY_MOVE]
    dropped += ["DROP TRIGGER continuous ON invoicing_series;"]
    dropped += ["ALTER TABLE invoicing_invoice DROP CONSTRAINT an_invoice_adds_up;"]
    dropped += ["DROP FUNCTION invoicing_sum(jsonb, text);"]
    return "\n".join(
        [
            *dropped,
            *(f"DROP FUNCTION invoicing_{name}();" for name in ("refuse", "freeze", "continue")),
        ]
    )


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0001_tables")]

    operations = [
        migrations.RunSQL(REFUSE + FREEZE + CONTINUE + SUMS + guards(), undone()),
    ]
