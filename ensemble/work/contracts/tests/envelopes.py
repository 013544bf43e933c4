"""Papers on their way to be signed, sent by the action."""

from datetime import datetime

from django.db import models

from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.papers.tests.builders import a_letter
from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.actions.enveloping import SignerSpec, open_envelope
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.kinds import PAPER
from ensemble.work.contracts.models import Envelope, Signer

TEXT = "# Contrat\n\n1. Karim Benali conduit la mission.\n\n2. Varenne le paie."
CONSENT = "J’ai lu et je signe."


def a_paper(at: datetime):
    pdf = typeset("papers/letter", a_letter(), language="fr")
    return keep_made(pdf, name="contrat.pdf", kind=PAPER, at=at)


def an_envelope(
    about: models.Model, *specs: SignerSpec, by: Person, at: datetime, title: str = "Le contrat"
) -> Envelope:
    return open_envelope(
        a_paper(at), title=title, text=TEXT, signers=specs, about=about, by=by, at=at
    )


def line_of(envelope: Envelope, person: Person) -> Signer:
    return envelope.signers.select_related("envelope", "person").get(person=person)


def signs(signer: Signer, by: Person | None, at: datetime, method: str = "passkey") -> Signer:
    signer = Signer.objects.select_related("envelope__paper", "person").get(pk=signer.pk)
    say_read(signer, by=by, at=at)
    return sign(signer, by=by, method=method, consent=CONSENT, at=at)
