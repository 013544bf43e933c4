"""A paper is sent to be signed, one signer after the other; or withdrawn before the end."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.text import clean_line, clean_text
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.mailroom.sms import number_of, require_gateway
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import invitations
from ensemble.work.contracts.actions.witnessing import witness
from ensemble.work.contracts.models import Envelope, Event, Signer
from ensemble.work.contracts.models.envelope import LAPSES_AFTER

LINK_VALID_FOR = timedelta(days=7)


@dataclass(frozen=True)
class SignerSpec:
    """Whose signature is asked: a `person` who has an account; or a `name` with an `email` and a
    `phone`, who comes by a link; or, with `operator=True`, whoever signs for us.

    `capacity` is written on the paper: `for Groupe Varenne, Purchasing`. With an `organisation` the
    person must still be a buyer there when she signs. The same `order` is asked at the same time.
    """

    capacity: str
    order: int = 1
    person: Person | None = None
    organisation: Organisation | None = None
    operator: bool = False
    name: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def open_envelope(
    paper: StoredFile,
    *,
    title: str,
    text: str,
    signers: Sequence[SignerSpec],
    about: models.Model,
    by: Person | None,
    at: datetime,
    language: str = "fr",
) -> Envelope:
    """Send a paper to its signers. `text` is the whole of it in Markdown: nobody signs unread words.

    Raises ValidationError for a telephone that no text message reaches, or when nobody signs. Whoever
    calls has looked at the right to do it.
    """
    if not signers:
        raise ValidationError(_("A paper is signed by someone."))
    words = clean_text(text)
    envelope = Envelope.objects.create(
        title=clean_line(title),
        language=language,
        text=words,
        text_sha256=hashlib.sha256(words.encode()).hexdigest(),
        paper=paper,
        by=by,
        opened_at=at,
        lapses_at=at + LAPSES_AFTER,
        **pointing_at(about),
    )
    for spec in signers:
        _add(envelope, spec, at)
    _witness_opening(envelope, at=at)
    ask_next(envelope, at=at)
    return envelope


def ask_next(envelope: Envelope, *, at: datetime) -> bool:
    """Ask those whose turn it is; False when nobody is left to ask."""
    if envelope.signers.filter(state__in=("asked", "read")).exists():
        return True
    following = envelope.signers.filter(state="waiting").order_by("order").first()
    if following is None:
        return False
    for signer in envelope.in_order().filter(state="waiting", order=following.order):
        move(signer, "asked", asked_at=at, link_expires_at=link_end(envelope, at))
        witness(envelope, Event.Kind.ASKED, at=at, signer=signer)
        invitations.asked(signer, at=at)
    return True


def link_end(envelope: Envelope, at: datetime) -> datetime:
    return min(at + LINK_VALID_FOR, envelope.lapses_at)


@transaction.atomic
def void(envelope: Envelope, *, because: str, by: Person | None, at: datetime) -> Envelope:
    """The paper is withdrawn, most often because its words changed: those who were asked are told,
    and what was signed of it is worth nothing. Whoever calls has looked at the right to do it."""
    move(
        envelope,
        "void",
        closed_at=at,
        because=clean_text(because),
        late=_("This paper is closed already."),
    )
    told = [signer for signer in envelope.in_order() if signer.state != "waiting"]
    release(envelope)
    witness(envelope, Event.Kind.VOID, at=at, because=envelope.because)
    say_closed(envelope, "void", by=by, at=at)
    for signer in told:
        invitations.void(signer, at=at)
    return envelope


def release(envelope: Envelope) -> None:
    """Nobody is asked any more; what was signed stays written."""
    waiting = envelope.signers.filter(state__in=("waiting", "asked", "read"))
    waiting.update(state="released")


def say_closed(envelope: Envelope, state: str, *, by: Person | None, at: datetime) -> None:
    """In the history of the envelope and of what it is about: whoever sent a paper of their own
    reads it there (`@reader("contracts.envelope_signed")`, `_refused`, `_lapsed`, `_void`)."""
    verb, about = f"contracts.envelope_{state}", about_of(envelope)
    record(verb, on=envelope, by=by, at=at, also=about, title=envelope.title)


def about_of(envelope: Envelope) -> tuple[models.Model, ...]:
    thing = envelope.about
    return (thing,) if thing else ()


def _witness_opening(envelope: Envelope, *, at: datetime) -> None:
    """The first link of the chain: the very paper and the very words that are sent."""
    witness(
        envelope,
        Event.Kind.OPENED,
        at=at,
        title=envelope.title,
        paper_sha256=envelope.paper.sha256,
        text_sha256=envelope.text_sha256,
    )


def _add(envelope: Envelope, spec: SignerSpec, at: datetime) -> Signer:
    by_link = not spec.operator and spec.person is None
    person = spec.person
    if by_link:
        require_gateway()
        person = meet(spec.email, spec.name, language=envelope.language, at=at)
    return Signer.objects.create(
        envelope=envelope,
        order=spec.order,
        person=None if spec.operator else person,
        name="" if spec.operator else clean_line(spec.name or person.name),
        capacity=clean_line(spec.capacity),
        organisation=spec.organisation,
        operator=spec.operator,
        by_link=by_link,
        phone=number_of(spec.phone) if by_link else None,
    )
