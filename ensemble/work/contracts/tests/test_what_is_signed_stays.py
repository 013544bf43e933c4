"""Neither code nor SQL changes what was sent to be signed, what was signed, or an article in force."""

import pytest
from django.db import DatabaseError, connection, transaction

from ensemble.foundation.core.jobs import run_waiting
from ensemble.work.contracts.models import Agreement, Clause, Envelope, Signer

pytestmark = pytest.mark.django_db
SIGNED = [
    "UPDATE contracts_agreement SET title = 'Autre' WHERE state = 'signed'",
    "UPDATE contracts_agreement SET state = 'void' WHERE state = 'signed'",
    "UPDATE contracts_agreement SET signed_at = signed_at - interval '1 day' WHERE state = 'signed'",
    "DELETE FROM contracts_agreement WHERE state = 'signed'",
    "UPDATE contracts_terms SET rate = rate + 1, price = price + 1 WHERE state = 'agreed'",
    "UPDATE contracts_envelope SET text = 'Autre' WHERE state = 'signed'",
    "UPDATE contracts_envelope SET state = 'open', closed_at = NULL WHERE state = 'signed'",
    "UPDATE contracts_envelope SET signed_paper_id = paper_id WHERE state = 'signed'",
    "UPDATE contracts_envelope SET evidence_id = NULL WHERE state = 'signed'",
    "UPDATE contracts_signer SET acted_at = acted_at - interval '1 day' WHERE state = 'signed'",
    "UPDATE contracts_signer SET capacity = 'pour personne' WHERE state = 'signed'",
    "DELETE FROM contracts_signer WHERE state = 'signed'",
    'INSERT INTO contracts_signer (public_id, envelope_id, "order", name, capacity, operator, by_link,'
    " link, state, method) SELECT gen_random_uuid(), id, 9, '', 'pour personne', true, false,"
    " gen_random_uuid(), 'waiting', '' FROM contracts_envelope WHERE state = 'signed' LIMIT 1",
    "UPDATE contracts_event SET facts = '{}'::jsonb",
    "UPDATE contracts_clause SET text_fr = 'Autre', text_en = 'Other' WHERE state = 'in_force'",
    "UPDATE contracts_clause SET valid_from = valid_from + 1 WHERE state = 'in_force'",
    "DELETE FROM contracts_clause WHERE state = 'in_force'",
]


@pytest.fixture
def signed(build, mission, ines, helene, operator, now):
    terms = build.signed(mission, ines, at=now)
    run_waiting()
    return terms


def test_sql_changes_nothing_of_what_is_signed(signed):
    accepted = []
    for sql in SIGNED:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
                accepted.append(f"{cursor.rowcount} rows: {sql}")
        except DatabaseError as refusal:
            if "never edited" not in str(refusal) and "written once" not in str(refusal):
                accepted.append(f"{refusal}: {sql}")
    assert accepted == []


def test_code_changes_nothing_of_what_is_signed(signed):
    paper = Agreement.objects.signed().first()
    envelope = Envelope.objects.filter(state="signed").first()
    signer = Signer.objects.filter(state="signed").first()
    for thing, name, said in (
        (paper, "words", {}),
        (envelope, "title", "Autre"),
        (signer, "name", "Autre"),
        (signed, "days", 90),
        (Clause.objects.in_force(signed.starts_on).first(), "heading_fr", "Autre"),
    ):
        setattr(thing, name, said)
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            thing.save()
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            type(thing).objects.filter(pk=thing.pk)._raw_delete("default")


def test_what_is_sent_to_be_signed_keeps_its_words(build, mission, ines, helene, operator, now):
    from ensemble.work.contracts.actions.proposing import propose

    build.a_safe(mission, ines, at=now)
    propose(build.prepared(mission, at=now), by=mission.talent_manager, at=now)
    for change in ({"text": "Autre"}, {"text_sha256": "0" * 64}, {"title": "Autre"}):
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            Envelope.objects.open().update(**change)
