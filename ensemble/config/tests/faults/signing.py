"""What the tests of signatures write and read, inside the installation."""

from django.urls import reverse
from django.utils import timezone

from ensemble.config.tests.faults.rows import people, session
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.actions.signing import say_read
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope, Event
from ensemble.work.contracts.tests.envelopes import an_envelope


def a_paper_read() -> dict:
    """Hélène has read it, and is about to sign; nobody signs after her."""
    claire, helene = people()
    at = timezone.now()
    spec = SignerSpec(capacity="pour Groupe Varenne", person=helene)
    envelope = an_envelope(helene, spec, by=claire, at=at)
    say_read(envelope.signers.select_related("envelope").get(), by=helene, at=at)
    page = reverse("contracts:sign", args=[envelope.public_id])
    return {"session": session(helene), "page": page}


def state() -> dict:
    envelope = Envelope.objects.get()
    return {
        "envelope": envelope.state,
        "signers": [one.state for one in envelope.in_order()],
        "events": [event.kind for event in Event.objects.of(envelope)],
        "holds": chain_holds(envelope),
        "letters": Letter.objects.count(),
    }
