"""The team's day: the promises due today first, since the product's word is kept by people."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.desk.homes.chores import administration, community, finance
from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.conversations.reading import with_news
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need, NotRetained, Presentation

SHOWN = 12


@dataclass(frozen=True)
class TeamHome:
    due: list[Task]
    groups: list[Group]


def team_home(person: Person, *, at: datetime) -> TeamHome:
    tonight = _end_of_day(at)
    groups = []
    if has_role(person, "talent"):
        groups += _talent(person, at=at, tonight=tonight)
    if has_role(person, "community"):
        groups += community()
    if has_role(person, "finance"):
        groups += finance(person)
    if has_role(person, "administrator"):
        groups += administration(person)
    return TeamHome(due=_due(person, at=at, tonight=tonight), groups=groups)


def _end_of_day(at: datetime) -> datetime:
    zone = ZoneInfo(Operator.current().time_zone)
    return datetime.combine(at.astimezone(zone).date(), time.max, zone)


def _due(person: Person, *, at: datetime, tonight: datetime) -> list[Task]:
    """Shortlists and answers promised by tonight: hers for talent, the house's for the others."""
    needs = Need.objects.waiting_for_a_shortlist().filter(promised_at__lte=tonight)
    owed = NotRetained.objects.still_owed().filter(promised_at__lte=tonight)
    if has_role(person, "talent"):
        needs = needs.in_the_hands_of(person)
        owed = owed.filter(presentation__shortlist__need__talent_manager=person)
    elif not has_role(person, "finance"):
        return []
    return [
        *(_shortlist_promised(need, at) for need in needs.ready_to_read()[:SHOWN]),
        *(_answer_owed(one, at) for one in owed.ready_to_read()[:SHOWN]),
    ]


def _talent(person: Person, *, at: datetime, tonight: datetime) -> list[Group]:
    hers = Need.objects.in_the_hands_of(person).waiting_for_a_shortlist().ready_to_read()
    later = [need for need in hers if need.promised_at > tonight]
    consents = (
        Presentation.objects.waiting_for_an_answer()
        .filter(shortlist__need__talent_manager=person)
        .order_by("asked_at")
        .ready_to_read()
    )
    news = {(talk.about_label, talk.about_id): talk.subject for talk in with_news(person)[:SHOWN]}
    owed = NotRetained.objects.still_owed().filter(
        presentation__shortlist__need__talent_manager=person, promised_at__gt=tonight
    )
    return [
        Group(_("Clients waiting for a word"), _words(news)),
        Group(
            _("Shortlists promised"),
            [_shortlist_promised(need, at) for need in later[:SHOWN]],
            empty=_("No other shortlist promised. The next need will appear here."),
            url=reverse("missions:needs"),
            link=_("All needs"),
        ),
        Group(_("Consents awaited"), [_consent(one) for one in consents[:SHOWN]]),
        Group(_("Answers owed"), [_answer_owed(one, at) for one in owed.ready_to_read()[:SHOWN]]),
    ]


def _words(news: dict[tuple[str, int], str]) -> list[Task]:
    """What clients wrote and nobody has read: about a need, or about someone presented."""
    by_need = Need.objects.filter(pk__in=_keys(news, "missions.need")).ready_to_read()
    presented = Presentation.objects.filter(pk__in=_keys(news, "missions.presentation"))
    return [
        *(
            Task(
                eyebrow=need.organisation.name,
                title=str(need),
                url=reverse("missions:questions", args=[need.public_id]),
                verb=_("Read and answer"),
            )
            for need in by_need
        ),
        *(
            Task(
                eyebrow=_("About %(name)s") % {"name": one.person.name},
                title=str(one.need),
                url=reverse("missions:question", args=[one.public_id]),
                verb=_("Read and answer"),
            )
            for one in presented.ready_to_read()
        ),
    ]


def _keys(news: dict[tuple[str, int], str], label: str) -> list[int]:
    return [key for about, key in news if about == label]


def _shortlist_promised(need: Need, at: datetime) -> Task:
    return Task(
        eyebrow=need.organisation.name,
        title=str(need),
        url=reverse("missions:need", args=[need.public_id]),
        verb=_("Open"),
        due=need.promised_at,
        late=need.promised_at < at,
    )


def _consent(presentation: Presentation) -> Task:
    return Task(
        eyebrow=str(presentation.need),
        title=presentation.person.name,
        url=reverse("missions:nudge", args=[presentation.public_id]),
        verb=_("Remind"),
        due=presentation.need.promised_at,
        person=presentation.person,
        posts=True,
    )


def _answer_owed(owed: NotRetained, at: datetime) -> Task:
    presentation = owed.presentation
    return Task(
        eyebrow=str(presentation.need),
        title=_("Answer %(name)s") % {"name": presentation.person.name},
        note=owed.client_sentence or _("The client’s sentence has not come yet."),
        url=reverse("missions:sign_answer", args=[owed.public_id]),
        verb=_("Write"),
        due=owed.promised_at,
        late=owed.promised_at < at,
    )
