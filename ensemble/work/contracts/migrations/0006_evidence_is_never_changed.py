"""The events of an envelope are written once: the database refuses to change or remove them."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION contracts_event_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an event of an envelope is written once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER contracts_event_is_written_once BEFORE UPDATE OR DELETE ON contracts_event
FOR EACH ROW EXECUTE FUNCTION contracts_event_is_written_once();
"""
BACKWARD = """
DROP TRIGGER contracts_event_is_written_once ON contracts_event;
DROP FUNCTION contracts_event_is_written_once;
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0005_envelopes")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
