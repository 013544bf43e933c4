"""What the database itself refuses, whoever asks: two legal models in one paper, a changed event, and any
edit of what was proposed, agreed, signed, refused or in force."""

from django.db import migrations

# A paper has the legal model of its terms: both are compared.
MODELS = """
ALTER TABLE contracts_agreement ADD CONSTRAINT a_paper_has_the_model_of_its_terms
FOREIGN KEY (terms_id, model) REFERENCES contracts_terms (id, model)
DEFERRABLE INITIALLY IMMEDIATE;
"""
EVENTS = """
CREATE FUNCTION contracts_event_is_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an event of an envelope is written once' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER contracts_event_is_written_once BEFORE UPDATE OR DELETE ON contracts_event
FOR EACH ROW EXECUTE FUNCTION contracts_event_is_written_once();
"""
PROPOSED = """
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

# The columns named as arguments may still move; all others are as they were.
KEEP = """
CREATE FUNCTION contracts_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(OLD) - TG_ARGV IS DISTINCT FROM to_jsonb(NEW) - TG_ARGV THEN
        RAISE EXCEPTION 'what % holds is never edited once it is signed', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION contracts_keep_signers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM contracts_envelope WHERE id = NEW.envelope_id) <> 'open' THEN
        RAISE EXCEPTION 'a closed envelope is never edited: nobody signs it any more'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION contracts_keep_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.signed_paper_id IS NOT NULL AND NEW.signed_paper_id IS DISTINCT FROM OLD.signed_paper_id
       OR OLD.evidence_id IS NOT NULL AND NEW.evidence_id IS DISTINCT FROM OLD.evidence_id THEN
        RAISE EXCEPTION 'a sealed paper is never edited'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

OVER = "OLD.state IN ('signed', 'refused', 'lapsed', 'void')"
# The table, when its rows are kept, and which of their columns may move even then.
KEPT = {
    "an_agreement_that_is_over_stays": ("agreement", OVER, ()),
    "an_envelope_keeps_its_words": (
        "envelope",
        "true",
        ("state", "closed_at", "because", "signed_paper_id", "evidence_id"),
    ),
    "a_closed_envelope_stays": ("envelope", OVER, ("signed_paper_id", "evidence_id")),
    "a_signature_stays": (
        "signer",
        "OLD.state IN ('signed', 'refused')",
        ("phone", "link", "link_expires_at", "link_used_at"),
    ),
    "an_article_in_force_keeps_its_words": ("clause", "OLD.state = 'in_force'", ("valid_to",)),
}
NOTHING = ("nothing",)
MORE = """
CREATE TRIGGER nobody_joins_a_closed_envelope BEFORE INSERT ON contracts_signer
FOR EACH ROW EXECUTE FUNCTION contracts_keep_signers();
CREATE TRIGGER a_sealed_paper_stays BEFORE UPDATE ON contracts_envelope
FOR EACH ROW EXECUTE FUNCTION contracts_keep_sealed();
"""


def guards() -> str:
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON contracts_{table} FOR EACH ROW WHEN ({when})"
        f" EXECUTE FUNCTION contracts_keep({', '.join(f"'{column}'" for column in free or NOTHING)});"
        for name, (table, when, free) in KEPT.items()
    )


def undone() -> str:
    dropped = [f"DROP TRIGGER {name} ON contracts_{table};" for name, (table, *_) in KEPT.items()]
    dropped += [
        "DROP TRIGGER nobody_joins_a_closed_envelope ON contracts_signer;",
        "DROP TRIGGER a_sealed_paper_stays ON contracts_envelope;",
        "DROP TRIGGER a_proposed_paper_keeps_its_words ON contracts_agreement;",
        "DROP TRIGGER agreed_terms_keep_their_figures ON contracts_terms;",
        "DROP TRIGGER contracts_event_is_written_once ON contracts_event;",
        "ALTER TABLE contracts_agreement DROP CONSTRAINT a_paper_has_the_model_of_its_terms;",
    ]
    names = "keep keep_signers keep_sealed keep_agreement keep_terms event_is_written_once".split()
    return "\n".join([*dropped, *(f"DROP FUNCTION contracts_{name}();" for name in names)])


class Migration(migrations.Migration):
    replaces = [
        ("contracts", "0003_models_never_mix"),
        ("contracts", "0006_evidence_is_never_changed"),
        ("contracts", "0007_what_is_signed_stays"),
        ("contracts", "0010_signed_for_good"),
    ]

    dependencies = [("contracts", "0001_tables")]

    operations = [
        migrations.RunSQL(MODELS + EVENTS + PROPOSED + KEEP + guards() + MORE, undone()),
    ]
