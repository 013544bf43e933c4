from email.headerregistry import Address

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import job
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import Operator


@job("mailroom.deliver", queue="letters")
def deliver(letter_id: int):
    """Hand one letter to the mail server.

    The letter is marked `sending` before and `sent` after. Found `sending`, it belonged to a
    worker that died in between: nobody knows whether the server took it.
    """
    letter = Letter.objects.filter(pk=letter_id).first()
    if letter is None or letter.state in {"sent", "in_doubt"}:
        return
    if letter.state == "sending" and not letter.certain:
        move(letter, "in_doubt")
        return
    try:
        if letter.state == "waiting":
            move(letter, "sending")
    except TooLate:
        return
    try:
        message_of(letter).send()
    except Exception:
        move(letter, "waiting")
        raise
    wiped = {"text": "", "html": ""} if letter.sensitive and not settings.DEMO else {}
    move(letter, "sent", sent_at=timezone.now(), **wiped)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    operator = Operator.current()
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=str(Address(operator.name, addr_spec=operator.email)),
        to=[letter.address],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(letter.html, "text/html")
    for enclosure in letter.enclosures.select_related("file"):
        message.attach(enclosure.name, enclosure.read(), enclosure.mime)
    return message
