"""The letters of a signature: asked, reminded, done, refused, over."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.mailroom.sending import Attachment, send
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models import Envelope, Signer


def asked(signer: Signer, *, at: datetime) -> None:
    _to_each("contracts/signature_asked", signer, at=at)


def new_link(signer: Signer, *, at: datetime) -> None:
    _to_each("contracts/signature_link", signer, at=at)


def reminded(signer: Signer, *, at: datetime) -> None:
    _to_each("contracts/signature_reminder", signer, at=at)


def void(signer: Signer, *, at: datetime) -> None:
    _to_each("contracts/signature_void", signer, at=at)


def refused(envelope: Envelope, by: Signer, *, at: datetime) -> None:
    """To everyone else who was asked: nobody waits in vain. Whoever sent the paper reads more."""
    for person in _everyone(envelope, but=(by.person, envelope.by)):
        send(
            "contracts/signature_refused",
            to=person,
            at=at,
            about=envelope,
            envelope=envelope,
            signer=by,
        )


def lapsed(envelope: Envelope, *, at: datetime) -> None:
    missing = [one for one in envelope.in_order() if one.state != "signed"]
    for person in _everyone(envelope, but=(envelope.by,)):
        send(
            "contracts/signature_lapsed",
            to=person,
            at=at,
            about=envelope,
            envelope=envelope,
            missing=missing,
        )


def copies(envelope: Envelope, paper: Attachment, *, at: datetime) -> None:
    """The sealed paper to each of those who signed it, and to whoever sent it."""
    for person in _everyone(envelope):
        send(
            "contracts/signature_copy",
            to=person,
            at=at,
            about=envelope,
            attachments=[paper],
            certain=True,
            envelope=envelope,
        )


def _to_each(kind: str, signer: Signer, *, at: datetime) -> None:
    """To the signer, or for the operator to those who may sign for it. A link is a key: the letter
    that carries it loses its words once delivered."""
    for person in _readers(signer):
        send(
            kind,
            to=person,
            at=at,
            about=signer.envelope,
            sensitive=signer.by_link,
            envelope=signer.envelope,
            signer=signer,
            where=address_of(signer),
        )


def address_of(signer: Signer) -> str:
    if signer.by_link:
        return reverse("contracts:sign_by_link", args=[signer.token])
    return reverse("contracts:sign", args=[signer.envelope.public_id])


def _readers(signer: Signer) -> list[Person]:
    if not signer.operator or signer.person:
        return [signer.person]
    return _who_sign_for_us()


def _who_sign_for_us() -> list[Person]:
    live = TeamRole.objects.live().filter(role="finance", person__is_active=True)
    return [one.person for one in live.select_related("person").order_by("person__sort_key", "pk")]


def _everyone(envelope: Envelope, *, but: tuple[Person | None, ...] = ()) -> Iterable[Person]:
    """Each person once: whoever sent it, then those who were asked."""
    people = [envelope.by] if envelope.by else []
    for signer in envelope.in_order():
        if signer.asked_at is not None:
            people += _readers(signer)
    return {person.pk: person for person in people if person not in but}.values()
