from datetime import datetime

from ensemble.foundation.core.jobs import every
from ensemble.work.missions.actions.attaching import brief_over
from ensemble.work.missions.actions.handing import hand_over_absent
from ensemble.work.missions.models import Need
from ensemble.work.missions.promises import today


@every("*/20 * * * *", name="missions.hand_over_absent")
def needs_find_whoever_is_present(at: datetime) -> None:
    """On the first morning of an absence, and as soon as one is declared for today."""
    hand_over_absent(at=at)


@every("25 4 * * *", name="missions.shelve_late")
def give_briefs_their_time(at: datetime) -> None:
    """Of needs withdrawn before their documents had a term."""
    waiting = Need.objects.filter(state="withdrawn", brief__file__keep_until=None)
    for need in waiting.filter(brief__file__state="kept"):
        brief_over(need, on=today(need.withdrawn_at))
