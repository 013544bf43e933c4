"""Reading the evidence of an envelope, and telling whether its links still hold."""

from ensemble.work.contracts.models import Envelope, Event


def chain_holds(envelope: Envelope) -> bool:
    """Every event has the hash of what it says, and follows the one before it."""
    previous = ""
    for number, event in enumerate(Event.objects.of(envelope).select_related("signer"), start=1):
        if (event.number, event.previous) != (number, previous) or event.sha256 != event.computed():
            return False
        previous = event.sha256
    return bool(previous)


def written(envelope: Envelope) -> dict:
    """Everything, for the file of evidence: the paper, its signers, each event with its hash."""
    events = Event.objects.of(envelope).select_related("signer")
    return {
        "envelope": envelope.public_id.hex,
        "title": envelope.title,
        "paper": {"name": envelope.paper.name, "sha256": envelope.paper.sha256},
        "text_sha256": envelope.text_sha256,
        "signers": [
            {
                "signer": signer.public_id.hex,
                "name": signer.name,
                "capacity": signer.capacity,
                "address": signer.person.email if signer.person else "",
                "state": signer.state,
                "method": signer.method,
            }
            for signer in envelope.in_order()
        ],
        "events": [event.said() | {"sha256": event.sha256} for event in events],
        "hash": "SHA-256 of each event without its own hash, as JSON with sorted keys, UTF-8,"
        " without blanks",
    }
