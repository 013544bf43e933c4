"""Everyone has signed: the paper and its page of evidence become one sealed file, and each has a copy."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ensemble.foundation.core.jobs import job
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.actions.retaining import retain
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.mailroom.sending import Attachment
from ensemble.foundation.papers import sealing
from ensemble.foundation.papers.joining import join
from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats import dates
from ensemble.work.contracts import invitations
from ensemble.work.contracts.actions.enveloping import about_of
from ensemble.work.contracts.actions.witnessing import witness
from ensemble.work.contracts.evidence import written
from ensemble.work.contracts.kinds import EVIDENCE, SIGNED_PAPER
from ensemble.work.contracts.models import Envelope, Event, Signer


@job("contracts.seal_envelope")
@transaction.atomic
def seal_envelope(envelope_id: int):
    """Once, however often it runs; a timestamp authority that is away makes it come back."""
    envelope = Envelope.objects.select_for_update().get(pk=envelope_id)
    if envelope.state != "signed" or envelope.signed_paper_id:
        return
    close(envelope, at=timezone.now())


def close(envelope: Envelope, *, at: datetime) -> None:
    """Sealed at the moment when the last one signed: a file made later says the same."""
    with translation.override(envelope.language):
        name = pgettext("paper", "%(name)s, signed.pdf") % {
            "name": envelope.paper.name.removesuffix(".pdf")
        }
    pages = join(content_of(envelope.paper), evidence_page(envelope))
    sealed = sealing.seal(pages, reason=envelope.title, at=envelope.closed_at)
    envelope.signed_paper = keep_made(sealed, name=name, kind=SIGNED_PAPER, at=at)
    witness(envelope, Event.Kind.SEALED, at=at, sha256=envelope.signed_paper.sha256)
    proof = json.dumps(written(envelope), ensure_ascii=False, indent=2, sort_keys=True)
    name = f"{envelope.public_id.hex}.json"
    envelope.evidence = keep_made(proof.encode(), name=name, kind=EVIDENCE, at=at)
    envelope.save(update_fields=["signed_paper", "evidence"])
    for stored in (envelope.signed_paper, envelope.evidence):
        retain(stored, until=envelope.paper.keep_until)  # sealed late, it may be over already
    copy = Attachment.of(envelope.signed_paper)
    record(
        "contracts.envelope_sealed",
        on=envelope,
        by=None,
        at=at,
        also=about_of(envelope),
        title=envelope.title,
    )
    invitations.copies(envelope, copy, at=at)


def evidence_page(envelope: Envelope) -> bytes:
    return typeset("contracts/evidence", evidence_data(envelope), language=envelope.language)


def evidence_data(envelope: Envelope) -> dict:
    operator = Operator.current()
    with (
        translation.override(envelope.language),
        timezone.override(ZoneInfo(operator.time_zone)),
    ):
        return {
            "at": envelope.closed_at,
            "operator": operator.letterhead(envelope.language),
            "title": envelope.title,
            "reference": envelope.public_id.hex,
            "paper": envelope.paper.sha256,
            "words": envelope.text_sha256,
            "chain": Event.objects.of(envelope).last().sha256,
            "signers": [_said_of(signer) for signer in envelope.in_order()],
            "verify": settings.BASE_URL + reverse("contracts:verify"),
        }


def _said_of(signer: Signer) -> dict:
    return {
        "name": signer.name,
        "capacity": signer.capacity,
        "address": signer.person.email,
        "rows": [
            [pgettext("a paper, at an hour", "Read"), _moment(signer.read_at)],
            [_("Signed"), _moment(signer.acted_at)],
            [_("Second proof"), method_said(signer.method)],
        ],
    }


def _moment(at: datetime) -> str:
    """In the zone of the operator, to the second: `12 November 2026, 10:30:05 (CET)`."""
    local = timezone.localtime(at)
    return f"{dates.dated_day(local)}, {local:%H:%M:%S} ({local.tzname()})"


def method_said(method: str) -> str:
    return {
        "passkey": _("passkey"),
        "app": _("code of an application"),
        "recovery": _("recovery code"),
        "sms": _("code sent to her or his telephone"),
        "demo": _("none: this person is invented"),
    }.get(method, method)
