"""What the clock does with papers and missions."""

from datetime import datetime, timedelta

import structlog

from ensemble.foundation.core.jobs import every
from ensemble.work.contracts.actions.checking import check_all
from ensemble.work.contracts.actions.ending import end_due
from ensemble.work.contracts.actions.reminding import remind
from ensemble.work.contracts.actions.reviewing import review_long_missions
from ensemble.work.contracts.actions.shelving_late import shelve_late
from ensemble.work.contracts.actions.signing import lapse
from ensemble.work.contracts.actions.starting import start_due
from ensemble.work.contracts.evidence import chain_holds
from ensemble.work.contracts.models import Envelope, Signer
from ensemble.work.contracts.sealing import seal_envelope

log = structlog.get_logger()
REMINDED_AFTER = (timedelta(days=5), timedelta(days=20))
PATIENCE = timedelta(hours=1)


@every("5 * * * *", name="contracts.lapse_envelopes")
def lapse_envelopes(at: datetime):
    """Nobody signs a paper that is thirty days old."""
    for envelope in Envelope.objects.past_their_time(at):
        lapse(envelope, at=at)


@every("30 8 * * 1-5", name="contracts.remind_signers")
def remind_signers(at: datetime):
    """Twice: after five days, and ten days before the end. What fell on a Sunday, or on a morning missed,
    is said the next one; of two that are due, the last alone."""
    for number, after in reversed(list(enumerate(REMINDED_AFTER, start=1))):
        due = Signer.objects.their_turn().filter(asked_at__lte=at - after, reminded__lt=number)
        for signer in due:
            remind(signer, number, at=at)


@every("50 3 * * *", name="contracts.prove_evidence")
def prove_evidence(at: datetime):
    """The journal of each envelope, followed link by link: a break is an alarm."""
    for envelope in Envelope.objects.iterator():
        if not chain_holds(envelope):
            log.error("contracts.evidence_broken", envelope=str(envelope.public_id))


@every("20 4 * * *", name="contracts.shelve_late")
def give_papers_their_time(at: datetime) -> None:
    """Of missions and envelopes over before their papers had a term."""
    shelve_late()


@every("35 * * * *", name="contracts.seal_again")
def seal_again(at: datetime):
    """A paper whose seal gave up, when the timestamp authority was away for long."""
    late = Envelope.objects.filter(state="signed", signed_paper=None, closed_at__lt=at - PATIENCE)
    for pk in late.values_list("pk", flat=True):
        seal_envelope.defer(envelope_id=pk)


@every("15 5 * * *", name="contracts.morning")
def missions_begin_last_and_end(at: datetime) -> None:
    """Before the working day: what ends, what begins, which checks are due, who is asked again.
    Each in its own transaction, so that one that cannot does not keep the others."""
    end_due(at=at)
    start_due(at=at)
    check_all(at=at)
    review_long_missions(at=at)
