"""What follows, later, from what happened here or below."""

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Organisation, Seat
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.work.missions import letters
from ensemble.work.missions.actions.attaching import brief_in_use, brief_over
from ensemble.work.missions.actions.handing import hand_over_absent
from ensemble.work.missions.actions.meeting import client_answered
from ensemble.work.missions.actions.reframing import first_word
from ensemble.work.missions.kinds import BRIEF
from ensemble.work.missions.models import Brief, Mission, Need, Presentation
from ensemble.work.missions.promises import today
from ensemble.work.missions.talking import end_for


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


@reader("accounts.seat_ended")
def leave_the_conversations_of_the_organisation(entry: Entry) -> None:
    """Pages ask for the seat each time; conversations know only who takes part."""
    mentioned = dict(entry.mentions.values_list("label", "object_id"))
    person = Person.objects.get(pk=mentioned["persons.person"])
    organisation = Organisation.objects.get(pk=mentioned["accounts.organisation"])
    if not Seat.objects.live().filter(person=person, organisation=organisation).exists():
        end_for(person, Need.objects.filter(organisation=organisation), at=entry.at)


@reader("conversations.said")
def stop_the_clock(entry: Entry) -> None:
    """Words said in the thread itself count as those said from a page: the first of the team
    about a need, the first of the client about someone presented."""
    thing = Conversation.objects.get(pk=entry.mentions.get(is_subject=True).object_id).about
    if isinstance(thing, Need) and has_role(entry.by, "talent"):
        first_word(thing, entry.at)
    if isinstance(thing, Presentation):
        client_answered(thing.shortlist, by=entry.by, at=entry.at)


@reader("files.refused")
def say_that_the_brief_is_not_kept(entry: Entry) -> None:
    """Whoever joined it has left the page: a letter says why nobody will read it."""
    if entry.facts["kind"] != BRIEF.name or entry.by is None:
        return
    refused = entry.mentions.get(is_subject=True).object_id
    brief = Brief.objects.select_related("file", "need").filter(file=refused).first()
    if brief:
        letters.brief_refused(brief, at=entry.at)


@reader("missions.need_sent", "missions.need_withdrawn")
def keep_the_brief_its_time(entry: Entry) -> None:
    """Where the need stands now decides: of two deeds, the second may be read first."""
    need = Need.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if need.state == "withdrawn":
        brief_over(need, on=today(need.withdrawn_at))
    else:
        brief_in_use(need)
