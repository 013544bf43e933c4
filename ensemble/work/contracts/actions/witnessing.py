"""One more event of an envelope, linked to the one before it."""

from dataclasses import dataclass
from datetime import datetime

from ensemble.work.contracts.models import Envelope, Event, Signer


@dataclass(frozen=True)
class Seen:
    """What the edge knows of whoever acts: where from, and with what."""

    address: str = ""
    agent: str = ""

    @property
    def facts(self) -> dict[str, str]:
        said = {"address": self.address, "agent": self.agent[:300]}
        return {name: value for name, value in said.items() if value}


def witness(
    envelope: Envelope,
    kind: Event.Kind,
    *,
    at: datetime,
    signer: Signer | None = None,
    seen: Seen | None = None,
    **facts: str | int | bool,
) -> Event:
    """Write down what happened; the row of the envelope is locked, so that links follow each other."""
    Envelope.objects.select_for_update().filter(pk=envelope.pk).first()
    last = Event.objects.of(envelope).last()
    event = Event(
        envelope=envelope,
        number=last.number + 1 if last else 1,
        kind=kind,
        signer=signer,
        at=at,
        facts=(seen.facts if seen else {}) | facts,
        previous=last.sha256 if last else "",
    )
    event.sha256 = event.computed()
    event.save(force_insert=True)
    return event
