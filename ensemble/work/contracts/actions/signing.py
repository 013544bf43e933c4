"""Someone reads, then signs or refuses; the last signature closes the paper."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import invitations
from ensemble.work.contracts.actions import concluding
from ensemble.work.contracts.actions.enveloping import about_of, ask_next, release, say_closed
from ensemble.work.contracts.actions.witnessing import Seen, witness
from ensemble.work.contracts.models import Agreement, Envelope, Event, Signer
from ensemble.work.contracts.sealing import seal_envelope
from ensemble.work.contracts.signatories import may_sign, may_sign_by_link

NOBODY = Seen()


@transaction.atomic
def say_read(signer: Signer, *, by: Person | None, at: datetime, seen: Seen = NOBODY) -> Signer:
    """`J'ai lu`: the whole text stood on the page. Said twice is once."""
    _may_act(signer, by, at)
    if signer.state in ("read", "signed"):
        return signer
    move(signer, "read", read_at=at, late=_("This signature is not asked any more."))
    witness(
        signer.envelope,
        Event.Kind.READ,
        at=at,
        signer=signer,
        seen=seen,
        text_sha256=signer.envelope.text_sha256,
    )
    return signer


@transaction.atomic
def sign(
    signer: Signer,
    *,
    by: Person | None,
    method: str,
    consent: str,
    at: datetime,
    seen: Seen = NOBODY,
) -> Signer:
    """Sign, once the text was read (the page has asked the second proof: `method` says which).

    `consent` is the sentence that stood above the button; `by` is None for whoever came by a link.
    Signing twice is once. The last signature concludes what the paper is about.
    """
    _may_act(signer, by, at)
    envelope = signer.envelope
    _lock(signer)
    if signer.state == "signed":
        return signer
    if signer.state == "asked":
        raise TooLate(_("Read the paper to its end first, and say so."))
    person = by or signer.person
    move(
        signer,
        "signed",
        acted_at=at,
        method=method,
        person=person,
        name=signer.name or person.name,
        late=_("This signature is not asked any more."),
    )
    _witness_signature(signer, method=method, consent=consent, at=at, seen=seen)
    record(
        "contracts.signature_given",
        on=envelope,
        by=person,
        at=at,
        also=about_of(envelope),
        name=signer.name,
        capacity=signer.capacity,
        title=envelope.title,
    )
    fault("contracts.sign")
    if not ask_next(envelope, at=at):
        _complete(envelope, at=at)
    return signer


def _witness_signature(
    signer: Signer, *, method: str, consent: str, at: datetime, seen: Seen
) -> None:
    """Who signed, as what, by which proof, under which sentence, and the very paper and text."""
    witness(
        signer.envelope,
        Event.Kind.SIGNED,
        at=at,
        signer=signer,
        seen=seen,
        name=signer.name,
        capacity=signer.capacity,
        method=method,
        consent=consent,
        paper_sha256=signer.envelope.paper.sha256,
        text_sha256=signer.envelope.text_sha256,
    )


@transaction.atomic
def refuse(
    signer: Signer, *, because: str, by: Person | None, at: datetime, seen: Seen = NOBODY
) -> Envelope:
    """No, with a reason: the paper is closed for all, and its reason is theirs to read."""
    _may_act(signer, by, at)
    envelope = signer.envelope
    _lock(signer)
    reason = clean_text(because)
    require(bool(reason), _("Say why in a few words: the others will read them."))
    late = _("This signature is not asked any more.")
    person = by or signer.person
    move(signer, "refused", acted_at=at, person=person, name=signer.name or person.name, late=late)
    move(envelope, "refused", closed_at=at, because=reason, late=late)
    release(envelope)
    witness(envelope, Event.Kind.REFUSED, at=at, signer=signer, seen=seen, because=reason)
    say_closed(envelope, "refused", by=person, at=at)
    if isinstance(thing := envelope.about, Agreement):
        concluding.refused(thing, by=person, because=reason, at=at)
    invitations.refused(envelope, signer, at=at)
    return envelope


@transaction.atomic
def lapse(envelope: Envelope, *, at: datetime) -> Envelope:
    """Thirty days have passed: nobody signs any more, and each reads who had not."""
    move(envelope, "lapsed", closed_at=at, late=_("This paper is closed already."))
    witness(envelope, Event.Kind.LAPSED, at=at)
    say_closed(envelope, "lapsed", by=None, at=at)
    if isinstance(thing := envelope.about, Agreement):
        concluding.lapsed(thing, at=at)
    invitations.lapsed(envelope, at=at)
    release(envelope)
    return envelope


def _complete(envelope: Envelope, *, at: datetime) -> None:
    move(envelope, "signed", closed_at=at)
    witness(envelope, Event.Kind.COMPLETED, at=at)
    say_closed(envelope, "signed", by=None, at=at)
    if isinstance(thing := envelope.about, Agreement):
        concluding.signed(thing, at=at)
    fault("contracts.complete")
    seal_envelope.defer(envelope_id=envelope.pk)


def _may_act(signer: Signer, by: Person | None, at: datetime) -> None:
    if by is None:
        require(may_sign_by_link(signer, at))
    elif not may_sign(by, signer):
        raise Refused(_("Your signature is not asked here, or you no longer sign for them."))
    if not signer.envelope.is_open and signer.state != "signed":
        raise TooLate(_("This paper is closed: nobody signs it any more."))
    if signer.state == "waiting":
        raise TooLate(_("It is not your turn yet: others sign before you."))


def _lock(signer: Signer) -> None:
    """One signature at a time on a paper: of two last ones, one completes it."""
    Envelope.objects.select_for_update().get(pk=signer.envelope_id)
    signer.envelope.refresh_from_db(fields=["state"])
    signer.refresh_from_db(fields=["state", "person"])
    if not signer.envelope.is_open and signer.state != "signed":
        raise TooLate(_("This paper is closed: nobody signs it any more."))
