"""What was proposed keeps its words, what was agreed its figures: the database refuses, whoever asks."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION contracts_keep_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'drafted' AND (
        TG_OP = 'DELETE'
        OR ROW(NEW.kind, NEW.model, NEW.parties, NEW.mission_id, NEW.terms_id, NEW.business_id,
               NEW.organisation_id, NEW.amends_id, NEW.language, NEW.title, NEW.words, NEW.paper_id)
        IS DISTINCT FROM
           ROW(OLD.kind, OLD.model, OLD.parties, OLD.mission_id, OLD.terms_id, OLD.business_id,
               OLD.organisation_id, OLD.amends_id, OLD.language, OLD.title, OLD.words, OLD.paper_id)
    ) THEN
        RAISE EXCEPTION 'a paper that was proposed is never edited: another takes its place';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER a_proposed_paper_keeps_its_words BEFORE UPDATE OR DELETE ON contracts_agreement
FOR EACH ROW EXECUTE FUNCTION contracts_keep_agreement();

CREATE FUNCTION contracts_keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'agreed' AND (
        TG_OP = 'DELETE'
        OR to_jsonb(NEW) - 'holds_to' IS DISTINCT FROM to_jsonb(OLD) - 'holds_to'
    ) THEN
        RAISE EXCEPTION 'agreed terms are never edited: another version follows them';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER agreed_terms_keep_their_figures BEFORE UPDATE OR DELETE ON contracts_terms
FOR EACH ROW EXECUTE FUNCTION contracts_keep_terms();
"""
BACKWARD = """
DROP TRIGGER a_proposed_paper_keeps_its_words ON contracts_agreement;
DROP TRIGGER agreed_terms_keep_their_figures ON contracts_terms;
DROP FUNCTION contracts_keep_agreement();
DROP FUNCTION contracts_keep_terms();
"""


class Migration(migrations.Migration):
    dependencies = [("contracts", "0006_evidence_is_never_changed")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
