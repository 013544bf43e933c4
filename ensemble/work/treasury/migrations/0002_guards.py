"""What no code may change: what a payment says once written, and a run once approved.

A payment answers to its terms and to their legal model by one foreign key of both columns, so that
the row of an agency mission cannot be paid by any path, a console included. Its sealed account number is
not in the list, since its key may be rotated: the hash of the run's file answers for it.
"""

from django.db import migrations

PAYMENT = """
CREATE FUNCTION treasury_payment_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'a payment is never removed: it is left out, or returned';
    END IF;
    IF (NEW.run_id, NEW.invoice_id, NEW.member_id, NEW.terms_id, NEW.model, NEW.bank_account_id,
        NEW.end_to_end_id, NEW.amount, NEW.name, NEW.bic, NEW.street, NEW.postcode,
        NEW.city, NEW.country, NEW.words)
       IS DISTINCT FROM
       (OLD.run_id, OLD.invoice_id, OLD.member_id, OLD.terms_id, OLD.model, OLD.bank_account_id,
        OLD.end_to_end_id, OLD.amount, OLD.name, OLD.bic, OLD.street, OLD.postcode,
        OLD.city, OLD.country, OLD.words)
    THEN
        RAISE EXCEPTION 'what a payment says is frozen';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER treasury_payment_is_frozen BEFORE UPDATE OR DELETE ON treasury_payment
    FOR EACH ROW EXECUTE FUNCTION treasury_payment_is_frozen();
ALTER TABLE treasury_payment ADD CONSTRAINT a_payment_has_the_model_of_its_terms
    FOREIGN KEY (terms_id, model) REFERENCES contracts_terms (id, model);
"""
RUN = """
CREATE FUNCTION treasury_run_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an approved pay run is frozen';
END $$;
CREATE TRIGGER treasury_run_is_frozen BEFORE UPDATE OR DELETE ON treasury_payrun
    FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION treasury_run_is_frozen();
"""


class Migration(migrations.Migration):
    dependencies = [("treasury", "0001_tables")]

    operations = [
        migrations.RunSQL(
            PAYMENT,
            """
            ALTER TABLE treasury_payment DROP CONSTRAINT a_payment_has_the_model_of_its_terms;
            DROP TRIGGER treasury_payment_is_frozen ON treasury_payment;
            DROP FUNCTION treasury_payment_is_frozen;
            """,
        ),
        migrations.RunSQL(
            RUN,
            """
            DROP TRIGGER treasury_run_is_frozen ON treasury_payrun;
            DROP FUNCTION treasury_run_is_frozen;
            """,
        ),
    ]
