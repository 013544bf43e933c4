"""An approved day never changes, nor does an approved expense: the database refuses, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION timesheets_keep_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.state = 'approved' THEN
        RAISE EXCEPTION 'what was approved is never changed: a line corrects it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.timesheet_id <> OLD.timesheet_id)
        AND EXISTS (SELECT FROM timesheets_timesheet
                    WHERE id = NEW.timesheet_id AND state = 'approved') THEN
        RAISE EXCEPTION 'what was approved is never changed: no line is added to a month that is over'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_approved_day_stays BEFORE INSERT OR UPDATE OR DELETE ON timesheets_day
FOR EACH ROW EXECUTE FUNCTION timesheets_keep_line();
CREATE TRIGGER an_approved_expense_stays BEFORE INSERT OR UPDATE OR DELETE ON timesheets_expense
FOR EACH ROW EXECUTE FUNCTION timesheets_keep_line();

CREATE FUNCTION timesheets_keep_month() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'approved' THEN
        RAISE EXCEPTION 'what was approved is never changed: a month that is over'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER an_approved_month_stays BEFORE UPDATE OR DELETE ON timesheets_timesheet
FOR EACH ROW EXECUTE FUNCTION timesheets_keep_month();

CREATE FUNCTION timesheets_keep_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR ROW(NEW.public_id, NEW.timesheet_id, NEW.by_id, NEW.at, NEW.channel, NEW.fingerprint, NEW.days)
           IS DISTINCT FROM
           ROW(OLD.public_id, OLD.timesheet_id, OLD.by_id, OLD.at, OLD.channel, OLD.fingerprint, OLD.days)
    THEN
        RAISE EXCEPTION 'what was approved is never changed: an approval is what it was'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_approval_stays BEFORE UPDATE OR DELETE ON timesheets_approval
FOR EACH ROW EXECUTE FUNCTION timesheets_keep_approval();
"""
BACKWARD = """
DROP TRIGGER an_approval_stays ON timesheets_approval;
DROP TRIGGER an_approved_month_stays ON timesheets_timesheet;
DROP TRIGGER an_approved_expense_stays ON timesheets_expense;
DROP TRIGGER an_approved_day_stays ON timesheets_day;
DROP FUNCTION timesheets_keep_approval();
DROP FUNCTION timesheets_keep_month();
DROP FUNCTION timesheets_keep_line();
"""


class Migration(migrations.Migration):
    replaces = [("timesheets", "0003_what_is_approved_stays")]

    dependencies = [("timesheets", "0001_tables")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
