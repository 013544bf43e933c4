"""A code by text message, to a gateway on this machine."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter, TextMessage
from ensemble.foundation.mailroom.sms import (
    GatewayAway,
    deliver_text,
    number_of,
    send_code_by_sms,
)

pytestmark = pytest.mark.django_db


class Gateway:
    def __init__(self, settings):
        gateway, self.asked, self.status = self, [], 201

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                gateway.asked.append(
                    (self.headers["Authorization"], body, self.headers["Idempotency-Key"])
                )
                self.send_response(gateway.status)
                self.end_headers()
                self.wfile.write(b'{"id": "m-17"}')

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        settings.SMS_URL = f"http://127.0.0.1:{self.server.server_port}/messages"
        settings.SMS_TOKEN = "known"
        settings.OUTGOING_PRIVATE = ["127.0.0.1"]


@pytest.fixture
def gateway(settings) -> Iterator[Gateway]:
    gateway = Gateway(settings)
    yield gateway
    gateway.server.shutdown()


def test_it_reaches_the_gateway_once_and_is_wiped(gateway, helene):
    message = send_code_by_sms(helene, "+33612345678", "123456", at=timezone.now())
    run_waiting()
    deliver_text(message_id=message.pk)
    message.refresh_from_db()
    [(authorization, body, key)] = gateway.asked
    assert (authorization, body["to"], key) == (
        "Bearer known",
        "+33612345678",
        message.public_id.hex,
    )
    assert "123456" in body["text"]
    assert (message.state, message.reference, message.number, message.text) == (
        "sent",
        "m-17",
        None,
        None,
    )


def test_nothing_of_it_is_readable_in_the_database(gateway, helene):
    send_code_by_sms(helene, "+33612345678", "123456", at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, text FROM mailroom_textmessage")
        number, text = map(bytes, cursor.fetchone())
    assert b"612345678" not in number
    assert b"123456" not in text


def test_a_gateway_that_is_away_is_asked_again_while_the_code_is_useful(gateway, helene):
    message = send_code_by_sms(helene, "+33612345678", "123456", at=timezone.now())
    gateway.status = 503
    with pytest.raises(GatewayAway):
        deliver_text(message_id=message.pk)
    assert TextMessage.objects.get().state == "waiting"
    TextMessage.objects.update(useful_until=timezone.now() - timedelta(seconds=1))
    deliver_text(message_id=message.pk)
    assert TextMessage.objects.get().state == "late"


def test_a_number_that_the_gateway_refuses_is_not_tried_again(gateway, helene):
    gateway.status = 422
    send_code_by_sms(helene, "+33612345678", "123456", at=timezone.now())
    run_waiting()
    assert TextMessage.objects.get().state == "refused"


def test_without_a_gateway_it_is_said_and_the_demo_writes_a_letter(settings, helene, now):
    send_code_by_sms(helene, "+33612345678", "123456", at=now)
    assert "123456" in Letter.objects.get(kind="mailroom/text_message").text
    settings.DEMO = False
    with pytest.raises(TooLate):
        send_code_by_sms(helene, "+33612345678", "123456", at=now)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("07.12.34.56.78", "+33712345678"),
        ("+44 7700 900123", "+447700900123"),
        ("0033 6 12 34 56 78", "+33612345678"),
    ],
)
def test_numbers_are_written_as_gateways_want_them(typed, number):
    assert number_of(typed) == number


@pytest.mark.parametrize("typed", ["", "12", "01 23", "allo", "+33612345678;rm", "+0612345678"])
def test_it_refuses_what_no_message_reaches(typed):
    with pytest.raises(ValidationError):
        number_of(typed)
