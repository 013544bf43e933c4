from datetime import datetime

from ensemble.foundation.core.jobs import every
from ensemble.work.missions.actions.attaching import shelve_late
from ensemble.work.missions.actions.handing import hand_over_absent


@every("*/20 * * * *", name="missions.hand_over_absent")
def needs_find_whoever_is_present(at: datetime) -> None:
    """On the first morning of an absence, and as soon as one is declared for today."""
    hand_over_absent(at=at)


@every("25 4 * * *", name="missions.shelve_late")
def give_briefs_their_time(at: datetime) -> None:
    shelve_late()
