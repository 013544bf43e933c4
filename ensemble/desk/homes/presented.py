"""Where a member is presented, as her home says it: to whom, and which answer is promised by when."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import moment
from ensemble.work.missions.models import NotRetained, Presentation

SHOWN = 3


@dataclass(frozen=True)
class Standing:
    """One need she agreed to be presented for."""

    client: str
    title: str
    url: str
    sentence: str


def standings_of(person: Person, *, at: datetime) -> list[Standing]:
    """What moves next comes first: answers owed to her, letters a client reads, letters to come."""
    agreed = Presentation.objects.of_member(person).agreed().exclude(shortlist__state="closed")
    owed = NotRetained.objects.still_owed().filter(presentation__member__person=person)
    waiting = owed.select_related(
        "presentation__shortlist__need__current",
        "presentation__shortlist__need__organisation",
        "presentation__shortlist__need__talent_manager",
    )
    running = agreed.ready_to_read().order_by("-shortlist__state", "pk")
    days = Operator.current().promise_working_days
    told = [_owed(one, at) for one in waiting] + [_running(one, days, at) for one in running]
    return told[:SHOWN]


def _owed(answer: NotRetained, at: datetime) -> Standing:
    if answer.promised_at > at:
        said = _("Someone else was chosen. %(name)s writes to you by %(when)s to say why.")
    else:
        said = _("Someone else was chosen. %(name)s owed you an answer by %(when)s.")
    return _about(answer.presentation, said, when=moment(answer.promised_at))


def _running(presentation: Presentation, days: int, at: datetime) -> Standing:
    need = presentation.need
    if presentation.shortlist.state == "shared":
        said = ngettext(
            "%(client)s reads your presentation. Once they decide, %(name)s answers you within "
            "%(days)s working day, whatever they say.",
            "%(client)s reads your presentation. Once they decide, %(name)s answers you within "
            "%(days)s working days, whatever they say.",
            days,
        )
        return _about(presentation, said, days=days)
    if need.promised_at > at:
        said = _("You said yes. %(name)s sends the letter to %(client)s by %(when)s.")
    else:
        said = _("You said yes. The letter to %(client)s was promised for %(when)s.")
    return _about(presentation, said, when=moment(need.promised_at))


def _about(presentation: Presentation, sentence: str, **words: object) -> Standing:
    need = presentation.need
    names = {"client": need.organisation.name, "name": need.talent_manager.first_name}
    return Standing(
        client=need.organisation.name,
        title=str(need),
        url=reverse("missions:proposal", args=[presentation.public_id]),
        sentence=sentence % (names | words),
    )
