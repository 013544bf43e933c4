"""Two papers to sign: one by Karim, Hélène and someone who came by a link; one by whoever signs for us."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.contrib.sessions.backends.db import SessionStore

from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.work.contracts.actions.enveloping import SignerSpec, open_envelope
from ensemble.work.contracts.kinds import EVIDENCE
from ensemble.work.contracts.models import Agreement, Envelope, Signer
from ensemble.work.contracts.tests.envelopes import a_paper
from ensemble.work.contracts.web.visiting import GRANT

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World

LONG_AGO = timedelta(minutes=11)


def send_papers(world: "World", at: datetime) -> None:
    """After the safes: a member signs for the business that stands there."""
    ours = SignerSpec(capacity="pour nous", operator=True)
    last = SignerSpec(capacity="après nous", order=2, person=world.julie.person)
    world.to_sign = _sent(
        world,
        "to-sign",
        SignerSpec(capacity="pour Benali", person=world.karim.person),
        SignerSpec(capacity="pour Varenne", person=world.helene, organisation=world.varenne),
        SignerSpec(
            capacity="pour le portage",
            name="Jeanne Roux",
            email="jeanne.roux@portage.example",
            phone="06 12 34 56 78",
        ),
        at=at,
    )
    world.to_sign_for_us = _sent(world, "to-sign-for-us", ours, last, at=at)
    jeanne = world.to_sign.signers.get(by_link=True)
    world.link = jeanne.token
    world.cookies["lnk"] = _came_by_link(jeanne, at)
    world.stale["lnk"] = _came_by_link(jeanne, at - LONG_AGO)


def all_read(envelope: Envelope, at: datetime) -> None:
    Signer.objects.filter(envelope=envelope, state="asked").update(state="read", read_at=at)


def with_evidence(envelope: Envelope, at: datetime) -> None:
    envelope.evidence = keep_made(b"{}", name="preuves.json", kind=EVIDENCE, at=at)
    envelope.save(update_fields=["evidence"])


def _sent(world: "World", mark: str, *specs: SignerSpec, at: datetime) -> Envelope:
    agreement = Agreement.objects.create(
        kind="self_billing",
        model="agency",
        state="proposed",
        parties=["client", "member"],
        organisation=world.varenne,
        business=world.business,
        language="fr",
        title=mark,
        paper=a_paper(at),
        drafted_by=world.claire,
        drafted_at=at,
        proposed_at=at,
    )
    readers = "own buy tal fin lnk" if mark == "to-sign" else "own buy tal fin adm"
    return open_envelope(
        agreement.paper,
        title=mark,
        text=f"# {mark}\n\n{world.mark(mark, readers)}",
        signers=specs,
        about=agreement,
        by=world.claire,
        at=at,
    )


def _came_by_link(signer: Signer, at: datetime) -> dict[str, str]:
    """The session of a browser in which the telephone was proven at that moment."""
    session = SessionStore()
    session[GRANT] = {
        "envelope": str(signer.envelope.public_id),
        "signer": signer.pk,
        "link": signer.link.hex,
        "at": at.isoformat(),
    }
    session.save()
    return {"session": session.session_key}
