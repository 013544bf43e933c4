"""Where a member is presented, as her home says it: to whom, and which answer is promised by when."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats.dates import moment
from ensemble.work.missions.models import Presentation

SHOWN = 3


@dataclass(frozen=True)
class Standing:
    """One need she agreed to be presented for."""

    client: str
    title: str
    url: str
    sentence: str


def standings_of(presentations: list[Presentation], *, at: datetime) -> list[Standing]:
    """Of hers that are not over. What moves next comes first: answers owed to her, letters a
    client reads, letters to come."""
    agreed = [one for one in presentations if one.state == "yes"]
    owed = [one for one in agreed if one.shortlist.state == "closed"]
    read = [one for one in agreed if one.shortlist.state == "shared"]
    to_come = [one for one in agreed if one.shortlist.state == "composing"]
    told = [_owed(one, at) for one in owed] + [_read(one) for one in read]
    return (told + [_to_come(one, at) for one in to_come])[:SHOWN]


def _owed(presentation: Presentation, at: datetime) -> Standing:
    promised_at = presentation.not_retained.promised_at
    if promised_at > at:
        said = _("%(name)s writes to you by %(when)s to say why.")
    else:
        said = _("%(name)s owed you an answer by %(when)s.")
    return _about(presentation, f"{_what_came(presentation)} {said}", when=moment(promised_at))


def _what_came(presentation: Presentation) -> str:
    outcome = presentation.shortlist.outcome
    if outcome == "withdrawn":
        return _("%(client)s withdrew this need.")
    if outcome == "none_fits":
        return _("%(client)s chose nobody.")
    return _("Someone else was chosen.")


def _read(presentation: Presentation) -> Standing:
    days = Operator.current().promise_working_days
    said = ngettext(
        "%(client)s reads your presentation. Once they decide, %(name)s answers you within "
        "%(days)s working day, whatever they say.",
        "%(client)s reads your presentation. Once they decide, %(name)s answers you within "
        "%(days)s working days, whatever they say.",
        days,
    )
    return _about(presentation, said, days=days)


def _to_come(presentation: Presentation, at: datetime) -> Standing:
    need = presentation.need
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
