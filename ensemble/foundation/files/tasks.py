"""What the clock does with files, beside the jobs of `checking` and `erasing`."""

from datetime import datetime, timedelta

import structlog
from django.utils import timezone

from ensemble.foundation.core.jobs import every
from ensemble.foundation.files import storing
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.actions.retaining import retain
from ensemble.foundation.files.actions.sealing import seal_at_rest
from ensemble.foundation.files.checking import check
from ensemble.foundation.files.erasing import erase
from ensemble.foundation.files.kinds import known_kinds, secret_kinds
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.proving import damaged_on
from ensemble.foundation.files.terms import CAME_IN, YEAR_CLOSED

log = structlog.get_logger()
PATIENCE = timedelta(hours=1)


@every("30 4 * * *", name="files.give_ends")
def give_ends(at: datetime):
    """What came in before the term of its kind, when that is counted from the day it came in."""
    counted = [kind for kind in known_kinds() if kind.term.since in (CAME_IN, YEAR_CLOSED)]
    for stored in StoredFile.objects.without_end(counted).iterator():
        retain(stored, until=stored.rules.term.end_known_at_once(timezone.localdate(stored.at)))


@every("40 4 * * *", name="files.keep_to_time")
def keep_to_time(at: datetime):
    """What has been kept as long as its kind says is purged."""
    for stored in StoredFile.objects.past_their_time(timezone.localdate(at)).iterator():
        purge(stored, why="retention", by=None, at=at)


@every("10 5 * * *", name="files.sweep")
def sweep(at: datetime):
    """Bytes whose row never held: a process died in between. Two days are looked at, the day before last
    and the one before it, so that nothing still being written is touched."""
    for ago in (2, 3):
        day = (at - timedelta(days=ago)).date()
        folder = f"{storing.FOLDER}/{day:%Y/%m/%d}/"
        known = set(
            StoredFile.objects.filter(location__startswith=folder).values_list(
                "location", flat=True
            )
        )
        for location in storing.unclaimed(day, known):
            storing.erase(location)


@every("50 2 * * *", name="files.seal")
def seal(at: datetime):
    """What its kind calls class 3, and was kept in clear before it did. A file that is lost or damaged
    keeps none of the others in clear."""
    for stored in StoredFile.objects.in_clear(secret_kinds()).iterator():
        try:
            seal_at_rest(stored, at=at)
        except (OSError, storing.Damaged):
            log.exception("files.not_sealed", file=str(stored.public_id), kind=stored.kind)


@every("20 3 * * *", name="files.prove")
def prove(at: datetime):
    """A file that is no longer what it was is an alarm for whoever runs the machine."""
    for stored in damaged_on(at.date()):
        log.error("files.damaged", file=str(stored.public_id), kind=stored.kind)


@every("25 * * * *", name="files.ask_again")
def ask_again(at: datetime):
    """A check or an erasure whose job gave up, or was lost, when the antivirus or the storage was away."""
    waiting = StoredFile.objects.filter(state="checking", at__lt=at - PATIENCE)
    for pk in waiting.values_list("pk", flat=True):
        check.defer(file_id=pk)
    for pk in StoredFile.objects.to_erase().values_list("pk", flat=True):
        erase.defer(file_id=pk)
