"""What follows, later, from what happened here or below."""

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.work.missions import letters
from ensemble.work.missions.actions.handing import hand_over_absent
from ensemble.work.missions.models import Mission, Presentation


@reader("missions.chosen")
def tell_where_else_she_is_presented(entry: Entry) -> None:
    """Someone chosen here may still be presented elsewhere: she decides, the managers know."""
    mission = Mission.objects.ready_to_read().get(pk=entry.mentions.get(is_subject=True).object_id)
    others = Presentation.objects.of_member(mission.member.person).still_running()
    for presentation in others.exclude(shortlist__need=mission.need).ready_to_read():
        letters.chosen_elsewhere(presentation, mission, at=entry.at)


@reader("accounts.absence_declared")
def hand_over_at_once(entry: Entry) -> None:
    """An absence declared on its first morning does not wait for the clock."""
    hand_over_absent(at=entry.at)
