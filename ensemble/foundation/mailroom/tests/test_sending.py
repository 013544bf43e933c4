from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from django.db import connection

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.tests.builders import SECRET
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.sending import Attachment, send
from ensemble.foundation.mailroom.tasks import deliver
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.actions.welcoming import meet

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def karim():
    return meet("karim.benali@benali.example", "Karim Benali", language="fr", at=AT)


@pytest.fixture
def letter(karim):
    return send("mailroom/trial", to=karim, at=AT, certain=False)


def test_it_is_kept_in_the_language_of_its_reader(karim):
    letter = send("mailroom/trial", to=karim, at=AT)
    assert letter.subject.startswith("Essai")
    assert letter.address == "karim.benali@benali.example"
    karim.language = "en"
    assert send("mailroom/trial", to=karim, at=AT).subject.startswith("Trial")


def test_it_is_delivered_once_by_the_worker(letter):
    run_waiting()
    deliver(letter_id=letter.pk)
    letter.refresh_from_db()
    assert letter.state == "sent"
    assert [message.to for message in mail.outbox] == [["karim.benali@benali.example"]]
    assert mail.outbox[0].message()["Message-ID"] == letter.message_id


def test_it_carries_its_enclosures(karim):
    send(
        "mailroom/trial", to=karim, at=AT, attachments=[Attachment("a.ics", "text/calendar", b"X")]
    )
    run_waiting()
    assert mail.outbox[0].attachments[0].filename == "a.ics"


def test_a_kept_file_travels_and_is_not_copied(karim):
    stored = keep_made(b"FR76 3000", name="rib.txt", kind=SECRET, at=AT)
    letter = send("mailroom/trial", to=karim, at=AT, attachments=[Attachment.of(stored)])
    run_waiting()
    assert mail.outbox[0].attachments[0].content == "FR76 3000"
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, file_id FROM mailroom_enclosure")
        assert cursor.fetchall() == [(None, stored.pk)]
    assert letter.enclosures.get().read() == b"FR76 3000"


def test_it_waits_for_a_person_when_its_fate_is_unknown(letter):
    Letter.objects.update(state="sending")
    deliver(letter_id=letter.pk)
    letter.refresh_from_db()
    assert letter.state == "in_doubt"
    assert mail.outbox == []


def test_it_is_sent_again_when_it_must_arrive(karim):
    letter = send("mailroom/trial", to=karim, at=AT, certain=True)
    Letter.objects.update(state="sending")
    deliver(letter_id=letter.pk)
    assert [m.message()["Message-ID"] for m in mail.outbox] == [letter.message_id]


def test_it_goes_back_to_waiting_when_the_server_refuses(letter, settings):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9},
        }
    }
    with pytest.raises(ConnectionRefusedError):
        deliver(letter_id=letter.pk)
    letter.refresh_from_db()
    assert letter.state == "waiting"


def test_it_forgets_the_words_of_a_sensitive_letter_once_delivered(karim, settings):
    settings.DEMO = False
    letter = send("mailroom/trial", to=karim, at=AT, sensitive=True)
    run_waiting()
    letter.refresh_from_db()
    assert (letter.text, letter.html) == ("", "")


@pytest.mark.parametrize("name", ["Les Deux Rives", 'Équipe "Deux", Rives', "O’Neil \\ fils"])
def test_it_comes_from_the_operator_whatever_its_name(letter, name):
    Operator.objects.update(name=name)

    run_waiting()

    [sender] = message_from_bytes(mail.outbox[0].message().as_bytes(), policy=default)[
        "From"
    ].addresses
    assert (sender.display_name, sender.addr_spec) == (name, Operator.current().email)
