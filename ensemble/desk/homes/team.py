"""The team's day: the promises due today first, since the product's word is kept by people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.desk.homes.chores import administration, days_waiting, finance
from ensemble.desk.homes.contracts import contracts_in_hand, missions_ending
from ensemble.desk.homes.newcomers import invited
from ensemble.desk.homes.papers import to_sign_for_us
from ensemble.desk.homes.signing import letters_to_sign
from ensemble.desk.homes.waited import set_apart
from ensemble.desk.homes.words import words_to_answer
from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need, NotRetained, Presentation
from ensemble.work.missions.standing_in import answers_to_write

SHOWN = 12


@dataclass(frozen=True)
class TeamHome:
    due: list[Task]
    groups: list[Group]

    @property
    def at_rest(self) -> list[Group]:
        """Those that say in one line why nothing is asked there."""
        return [group for group in self.groups if group.empty and not group.tasks]


def team_home(person: Person, *, at: datetime) -> TeamHome:
    tonight = _end_of_day(at)
    ready = letters_to_sign(person, at=at) if has_role(person, "talent") else {}
    letters, answers = _promised(person, besides=ready, at=at, tonight=tonight)
    groups, promised = [], (list(ready.values()), letters, answers)
    if has_role(person, "talent"):
        groups += _talent(person, *(_after(tonight, tasks) for tasks in promised), at=at)
    if has_role(person, "community"):
        groups.append(invited(at=at))
    if has_role(person, "finance"):
        groups += finance(person, at=at)
    if has_role(person, "administrator"):
        groups += administration(person)
    if has_role(person, "finance", "administrator"):
        groups.insert(0, to_sign_for_us(person))
    return TeamHome(due=[task for tasks in promised for task in _by(tonight, tasks)], groups=groups)


def _end_of_day(at: datetime) -> datetime:
    zone = ZoneInfo(Operator.current().time_zone)
    return datetime.combine(at.astimezone(zone).date(), time.max, zone)


def _by(tonight: datetime, promised: list[Task]) -> list[Task]:
    return [task for task in promised if task.due <= tonight][:SHOWN]


def _after(tonight: datetime, promised: list[Task]) -> list[Task]:
    return [task for task in promised if task.due > tonight][:SHOWN]


def _promised(
    person: Person, *, besides: Iterable[int], at: datetime, tonight: datetime
) -> tuple[list[Task], list[Task]]:
    """Letters and answers promised: all of hers for talent, with the answers of those away,
    `besides` the needs whose letter only waits for her signature; today's letters of all for finance."""
    needs, owed = Need.objects.waiting_for_a_shortlist(), []
    if talent := has_role(person, "talent"):
        needs = needs.in_the_hands_of(person).exclude(pk__in=besides)
        owed = answers_to_write(person, at=at)
    elif has_role(person, "finance"):
        needs = needs.filter(promised_at__lte=tonight)[:SHOWN]
    else:
        return [], []
    return (
        [
            _shortlist_promised(need, at=at, tonight=tonight, mine=talent)
            for need in needs.ready_to_read()
        ],
        [_answer_owed(one, at) for one in owed],
    )


def _talent(
    person: Person, ready: list[Task], letters: list[Task], answers: list[Task], *, at: datetime
) -> list[Group]:
    consents = (
        Presentation.objects.waiting_for_an_answer()
        .filter(shortlist__need__talent_manager=person)
        .order_by("asked_at")
        .ready_to_read()
    )
    others = [Group(_("Answers owed"), answers), *contracts_in_hand(person)]
    if not has_role(person, "finance"):
        others.append(days_waiting(person))
    waiting, others = set_apart(others, at=at)
    return [
        Group(_("Ready to sign"), ready),
        words_to_answer(person, at=at),
        waiting,
        Group(
            _("Shortlists promised"),
            letters,
            empty=_("No other shortlist promised. The next need will appear here."),
            url=reverse("missions:needs"),
            link=_("All needs"),
        ),
        Group(_("Consents awaited"), [_consent(one) for one in consents[:SHOWN]]),
        missions_ending(person, at=at),
        *others,
    ]


def _shortlist_promised(need: Need, *, at: datetime, tonight: datetime, mine: bool) -> Task:
    """Late or due tonight, another date may be given from here."""
    puts_off = mine and need.promised_at <= tonight
    return Task(
        eyebrow=need.organisation.name,
        title=str(need),
        url=reverse("missions:need", args=[need.public_id]),
        verb=_("Open"),
        due=need.promised_at,
        late=need.promised_at < at,
        instead=reverse("missions:postpone", args=[need.public_id]) if puts_off else "",
        instead_verb=_("Give another date"),
    )


def _consent(presentation: Presentation) -> Task:
    return Task(
        eyebrow=str(presentation.need),
        title=presentation.person.name,
        url=reverse("missions:compose", args=[presentation.need.public_id]),
        verb=_("Open"),
        due=presentation.need.promised_at,
        person=presentation.person,
        presentation=presentation,
    )


def _answer_owed(owed: NotRetained, at: datetime) -> Task:
    presentation = owed.presentation
    return Task(
        eyebrow=str(presentation.need),
        title=_("Answer %(name)s") % {"name": presentation.person.name},
        note=owed.client_sentence or _("The client’s sentence has not come yet."),
        url=f"{reverse('missions:answers')}#{owed.public_id.hex}",
        verb=_("Write"),
        due=owed.promised_at,
        since=owed.owed_at,
        late=owed.promised_at < at,
        member=presentation.person,
        awaited=_("The answer that is owed."),
    )
