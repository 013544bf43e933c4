"""A code on another channel than the mailbox: a text message, by an HTTP gateway of the operator's choice.

    POST SMS_URL   Authorization: Bearer SMS_TOKEN   Idempotency-Key: <one for each message>
    {"to": "+33612345678", "text": "…"}              ──▶ 2xx {"id": "…"}

The job may run twice: the key lets the gateway see that it is the same message. In the demo, which has
no gateway, the message comes among the letters of its reader.
"""

import re
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import job
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.outgoing import Unreachable, as_json, ask
from ensemble.foundation.mailroom.models import TextMessage
from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person

NUMBER = re.compile(r"\+[1-9]\d{7,14}")
USEFUL_FOR = timedelta(minutes=10)


class GatewayAway(Exception):
    """The gateway did not take the message: the job tries again while the code is useful."""


def texts_can_leave() -> bool:
    return bool(settings.SMS_URL or settings.DEMO)


def require_gateway() -> None:
    if not texts_can_leave():
        raise TooLate(_("No text message can leave from here: this installation has no gateway."))


def number_of(typed: str) -> str:
    """`06 12 34 56 78` or `+44 7700 900123`, as a gateway wants it. Raises ValidationError."""
    plain = re.sub(r"[\s.()\-\u00a0\u202f]", "", typed)
    if plain.startswith("00"):
        plain = f"+{plain[2:]}"
    elif re.fullmatch(r"0[67]\d{8}", plain):
        plain = f"+33{plain[1:]}"
    if not NUMBER.fullmatch(plain):
        raise ValidationError(
            _("Type a mobile number, for example 06 12 34 56 78 or +44 7700 900123."),
            code="number",
        )
    return plain


def send_code_by_sms(to: Person, number: str, digits: str, *, at: datetime) -> TextMessage:
    """Write the message in its reader's language and hand it to the worker, in this transaction.

    Raises TooLate when this installation has no gateway.
    """
    require_gateway()
    with override(to.language):
        text = _(
            "%(operator)s: %(digits)s is your code. It holds for ten minutes. Nobody from our team"
            " will ever ask you for it."
        ) % {"operator": Operator.current().name, "digits": digits}
    return send_text(to, number, text, at=at)


def send_text(
    to: Person, number: str, text: str, *, at: datetime, useful_for: timedelta = USEFUL_FOR
) -> TextMessage:
    """The same for any words, already in their reader's language; `texts_can_leave` is asked before."""
    message = TextMessage.objects.create(
        to=to, number=number, text=text, written_at=at, useful_until=at + useful_for
    )
    if settings.SMS_URL:
        deliver_text.defer(message_id=message.pk)
    else:
        send("mailroom/text_message", to=to, at=at, sensitive=True, text=text)
        _wipe(message, "sent", reference="demo", sent_at=at)
    return message


@job("mailroom.deliver_text", queue="letters")
def deliver_text(message_id: int):
    """Hand one message to the gateway, unless its code has become useless meanwhile."""
    message = TextMessage.objects.get(pk=message_id)
    if message.state != "waiting":
        return
    at = timezone.now()
    if at >= message.useful_until:
        _wipe(message, "late")
        return
    body, headers = as_json({"to": message.number, "text": message.text})
    headers |= {
        "Authorization": f"Bearer {settings.SMS_TOKEN}",
        "Idempotency-Key": message.public_id.hex,
    }
    try:
        reply = ask("POST", settings.SMS_URL, headers=headers, body=body)
    except Unreachable as error:
        raise GatewayAway(str(error)) from error
    if reply.status >= 500 or reply.status == 429:
        raise GatewayAway(f"the gateway says {reply.status}")
    if reply.status >= 300:
        _wipe(message, "refused", reference=f"refused: {reply.status}")
        return
    said = reply.json()
    reference = str(said.get("id", "")) if isinstance(said, dict) else ""
    _wipe(message, "sent", reference=reference[:120], sent_at=at)


def _wipe(message: TextMessage, state: str, **facts) -> None:
    move(message, state, number=None, text=None, **facts)
