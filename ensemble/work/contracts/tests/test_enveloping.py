"""A paper is sent, read, signed in order, refused, withdrawn, or forgotten for thirty days."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.papers.sealing import check
from ensemble.work.contracts.actions.enveloping import SignerSpec, void
from ensemble.work.contracts.actions.signing import lapse, refuse, say_read, sign
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope, Event, Signer
from ensemble.work.contracts.sealing import seal_envelope
from ensemble.work.contracts.tests.envelopes import CONSENT, an_envelope, line_of, signs

pytestmark = pytest.mark.django_db


@pytest.fixture
def envelope(varenne, helene, karim, claire, now) -> Envelope:
    """Karim first, then Hélène for Varenne, then whoever signs for us."""
    return an_envelope(
        varenne,
        SignerSpec(capacity="pour Benali Conseil", order=1, person=karim.person),
        SignerSpec(capacity="pour Varenne", order=2, person=helene, organisation=varenne),
        SignerSpec(capacity="pour Ensemble", order=3, operator=True),
        by=claire,
        at=now,
    )


def letters_to(person, kind: str) -> int:
    return Letter.objects.filter(to=person, kind=f"contracts/{kind}").count()


def states(envelope: Envelope) -> list[str]:
    return [one.state for one in envelope.in_order()]


def test_it_asks_one_after_the_other(envelope, karim, helene, ines, bruno, now):
    assert states(envelope) == ["asked", "waiting", "waiting"]
    assert (letters_to(karim.person, "signature_asked"), letters_to(helene, "signature_asked")) == (
        1,
        0,
    )
    signs(line_of(envelope, karim.person), karim.person, now)
    assert states(envelope) == ["signed", "asked", "waiting"]
    signs(line_of(envelope, helene), helene, now)
    assert states(envelope) == ["signed", "signed", "asked"]
    assert letters_to(ines, "signature_asked") == letters_to(bruno, "signature_asked") == 1


def test_the_last_signature_closes_seals_and_sends_copies(
    envelope, karim, helene, ines, claire, now
):
    signs(line_of(envelope, karim.person), karim.person, now)
    signs(line_of(envelope, helene), helene, now)
    signs(envelope.signers.get(operator=True), ines, now)
    run_waiting()
    envelope = Envelope.objects.get(pk=envelope.pk)
    sealed = content_of(envelope.signed_paper)
    report = check(sealed)
    assert (envelope.state, report.is_genuine, report.sealed_at) == ("signed", True, now)
    for person in (karim.person, helene, ines, claire):
        copy = Letter.objects.get(to=person, kind="contracts/signature_copy")
        enclosed = copy.enclosures.get()
        assert (enclosed.read(), enclosed.content) == (sealed, None)
    proof = content_of(envelope.evidence)
    assert b"completed" in proof
    assert envelope.evidence.key is not None
    assert envelope.signed_paper.key is not None  # its last page is evidence
    assert chain_holds(envelope)
    seal_envelope(envelope_id=envelope.pk)
    assert letters_to(karim.person, "signature_copy") == 1


def test_nobody_signs_unread_nor_before_their_turn(envelope, karim, helene, now):
    hers = line_of(envelope, karim.person)
    with pytest.raises(TooLate):
        sign(hers, by=karim.person, method="passkey", consent=CONSENT, at=now)
    with pytest.raises(TooLate):
        say_read(line_of(envelope, helene), by=helene, at=now)
    assert states(envelope) == ["asked", "waiting", "waiting"]


def test_twice_is_once(envelope, karim, now):
    hers = line_of(envelope, karim.person)
    signs(hers, karim.person, now)
    signs(hers, karim.person, now)
    assert Event.objects.of(envelope).filter(kind="signed").count() == 1


def test_only_whoever_is_asked_signs(envelope, karim, julie, claire, odile, now):
    hers = line_of(envelope, karim.person)
    for person in (julie.person, claire, odile):
        with pytest.raises(Refused):
            say_read(hers, by=person, at=now)


def test_a_buyer_who_left_no_longer_signs_for_the_client(
    envelope, karim, helene, petit, varenne, now
):
    signs(line_of(envelope, karim.person), karim.person, now)
    from ensemble.foundation.accounts.access import look_again
    from ensemble.foundation.accounts.models import Seat

    Seat.objects.filter(person=helene).update(ended_at=now)
    look_again(helene)
    with pytest.raises(Refused):
        say_read(line_of(envelope, helene), by=helene, at=now)


def test_a_refusal_says_why_and_closes_for_all(envelope, karim, helene, now):
    signs(line_of(envelope, karim.person), karim.person, now)
    hers = line_of(envelope, helene)
    with pytest.raises(Refused):
        refuse(hers, because="  ", by=helene, at=now)
    refuse(hers, because="Le tarif n’est pas celui convenu.", by=helene, at=now)
    envelope.refresh_from_db()
    assert (envelope.state, states(envelope)) == ("refused", ["signed", "refused", "released"])
    assert "tarif" in Letter.objects.get(to=karim.person, kind="contracts/signature_refused").text
    with pytest.raises(TooLate):
        say_read(line_of(envelope, helene), by=helene, at=now)


def test_another_text_is_another_envelope(envelope, varenne, karim, claire, now):
    hers = line_of(envelope, karim.person)
    void(envelope, because="Un jour de moins.", by=claire, at=now)
    assert letters_to(karim.person, "signature_void") == 1
    with pytest.raises(TooLate):
        say_read(hers, by=karim.person, at=now)
    with pytest.raises(TooLate):
        void(envelope, because="Encore.", by=claire, at=now)


def test_thirty_days_close_it_and_each_reads_who_was_missing(envelope, karim, helene, now):
    signs(line_of(envelope, karim.person), karim.person, now)
    assert not Envelope.objects.past_their_time(now + timedelta(days=29, hours=23)).exists()
    [late] = Envelope.objects.past_their_time(now + timedelta(days=30))
    lapse(late, at=now + timedelta(days=30))
    assert Envelope.objects.get().state == "lapsed"
    words = Letter.objects.get(to=karim.person, kind="contracts/signature_lapsed").text
    assert "Hélène Faure" in words
    assert "Karim Benali," not in words


def test_its_journal_holds_and_shows_what_was_changed_behind_it(envelope, karim, now):
    signs(line_of(envelope, karim.person), karim.person, now)
    kinds = [event.kind for event in Event.objects.of(envelope)]
    assert kinds == ["opened", "asked", "read", "signed", "asked"]
    assert chain_holds(envelope)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            'UPDATE contracts_event SET facts = facts || \'{"method": "demo"}\' WHERE number = 4'
        )
        cursor.execute("SET session_replication_role = origin")
    assert not chain_holds(envelope)


@pytest.mark.parametrize(
    "statement", ["UPDATE contracts_event SET number = 9", "DELETE FROM contracts_event"]
)
def test_the_database_refuses_to_change_evidence(envelope, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_nobody_is_asked_by_a_link_that_no_code_would_open(settings, varenne, claire, now):
    settings.DEMO, settings.SMS_URL = False, ""
    spec = SignerSpec(
        capacity="pour X", name="Jean Roy", email="jean@x.example", phone="06 12 34 56 78"
    )
    with pytest.raises(TooLate):
        an_envelope(varenne, spec, by=claire, at=now)


def test_a_signer_without_account_needs_a_telephone(varenne, claire, now):
    spec = SignerSpec(capacity="pour X", name="Jean Roy", email="jean@x.example", phone="12")
    with pytest.raises(ValidationError):
        an_envelope(varenne, spec, by=claire, at=now)
    with pytest.raises(ValidationError):
        an_envelope(varenne, by=claire, at=now)
    assert not Signer.objects.exists()
