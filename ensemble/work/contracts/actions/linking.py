"""Someone without account: a link of one use, and a code on her telephone."""

from datetime import datetime, timedelta

from django.db import transaction

from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.mailroom.sms import send_code_by_sms
from ensemble.foundation.mailroom.texted import require_few
from ensemble.work.contracts import invitations
from ensemble.work.contracts.actions.enveloping import link_end
from ensemble.work.contracts.actions.witnessing import Seen, witness
from ensemble.work.contracts.models import Event, Signer, SigningCode

BETWEEN_LINKS = timedelta(minutes=10)


@transaction.atomic
def send_code(signer: Signer, *, at: datetime, seen: Seen) -> SigningCode:
    """A code to the telephone given by whoever asked the signature; five an hour at most."""
    require_few(signer.codes.all(), at=at)
    code = SigningCode.objects.create(signer=signer, asked_at=at)
    message = send_code_by_sms(signer.person, str(signer.phone), code.digits, at=at)
    witness(
        signer.envelope,
        Event.Kind.CODE_SENT,
        at=at,
        signer=signer,
        seen=seen,
        message=message.public_id.hex,
    )
    return code


def take_code(signer: Signer, digits: str, *, at: datetime, seen: Seen) -> bool:
    """Whether these are the digits of the last code; a wrong try is written down as well."""
    code = signer.codes.order_by("-pk").first()
    accepted = code is not None and code.opens_with(digits, at=at)
    with transaction.atomic():
        if accepted and signer.link_used_at is None:
            Signer.objects.filter(pk=signer.pk, link_used_at=None).update(link_used_at=at)
            signer.link_used_at = at
        kind = Event.Kind.CODE_ACCEPTED if accepted else Event.Kind.CODE_REFUSED
        witness(signer.envelope, kind, at=at, signer=signer, seen=seen)
    return accepted


@transaction.atomic
def renew_link(signer: Signer, *, at: datetime) -> bool:
    """A new link to the same mailbox, when the former one was used or is too old; the former one
    opens nothing any more. Nothing happens for who is not asked, nor more than once in ten minutes."""
    signer = Signer.objects.select_for_update().select_related("envelope").get(pk=signer.pk)
    envelope = signer.envelope
    if not (signer.by_link and signer.is_asked and envelope.is_open and at < envelope.lapses_at):
        return False
    last = envelope.events.filter(signer=signer, kind__in=("asked", "link_sent")).last()
    if last and at - last.at < BETWEEN_LINKS:
        return False
    signer.link, signer.link_used_at = uuid7(), None
    signer.link_expires_at = link_end(envelope, at)
    signer.save(update_fields=["link", "link_used_at", "link_expires_at"])
    witness(envelope, Event.Kind.LINK_SENT, at=at, signer=signer)
    invitations.new_link(signer, at=at)
    return True
