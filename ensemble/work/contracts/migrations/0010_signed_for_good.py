"""What is sent to be signed never changes, nor what was signed, refused or in force: whoever asks."""

from django.db import migrations

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
    ]
    names = ("keep", "keep_signers", "keep_sealed")
    return "\n".join([*dropped, *(f"DROP FUNCTION contracts_{name}();" for name in names)])


class Migration(migrations.Migration):
    dependencies = [("contracts", "0009_how_long_proofs_are_kept")]

    operations = [migrations.RunSQL(KEEP + guards() + MORE, undone())]
