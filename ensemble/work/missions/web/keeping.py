"""Words as they are typed about each person of a letter: kept, or given back beside those written since."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.composing import words_about, write
from ensemble.work.missions.models import Need, Presentation
from ensemble.work.missions.web.forms import done, status_of
from ensemble.work.missions.web.forms.shortlists import PresentationForm, were_shown

IN_IT = ("drafted", "asked", "yes")
SOMEONE = re.compile(r"([0-9a-f]{32})-why")


@dataclass(frozen=True)
class Typed:
    """What became of the words of a page: the forms kept, with what they say now, those given back
    with a reason, and the words about people who are no longer in the letter."""

    kept: list[PresentationForm]
    given_back: list[PresentationForm]
    left_over: list[str]

    @property
    def is_whole(self) -> bool:
        return not (self.given_back or self.left_over)

    @property
    def status(self) -> int:
        return 409 if self.left_over else status_of(*self.given_back)


def keep_words(
    need: Need, data: Mapping, *, by: Person, at: datetime, asking: bool = False
) -> Typed:
    """Write what was typed about those not asked yet, and about the one that `rewrite` names: new
    words reopen a consent, so nobody is asked again by a keystroke.

    What was not touched on this page is not written over those of someone else; but nobody is asked
    (`asking`) with words that the page did not show.
    """
    people = Presentation.objects.filter(shortlist__need=need, shortlist__state="composing")
    here = people.filter(state__in=IN_IT).ready_to_read()
    forms = [PresentationForm(data, presentation=one) for one in here]
    sent = [form for form in forms if form.add_prefix("why") in data]
    keep = partial(_keep, again=data.get("rewrite"), by=by, at=at, asking=asking)
    kept = [form for form in sent if done(form, partial(keep, form))]
    return Typed(
        kept=[_as_written(form) for form in kept if not form.is_untouched()],
        given_back=[_shown_again(form) for form in sent if form not in kept],
        left_over=_about_nobody(data, {form.prefix for form in forms}),
    )


def _keep(
    form: PresentationForm,
    words: dict,
    *,
    again: str | None,
    by: Person,
    at: datetime,
    asking: bool,
) -> None:
    drafted = form.presentation.state == "drafted"
    if form.is_untouched() and not (drafted and asking):
        return
    if drafted or form.prefix == again:
        write(form.presentation, by=by, at=at, **words)
    else:
        now = words_about(form.presentation)
        require_unchanged(words["seen"], now, now | {"why": words["why"], "limit": words["limit"]})


def _as_written(form: PresentationForm) -> PresentationForm:
    return PresentationForm(presentation=form.presentation)


def _shown_again(form: PresentationForm) -> PresentationForm:
    """Both words are still asked of whoever writes about someone, though one alone may be kept."""
    form.ask_both(form.presentation.state == "drafted")
    return form


def _about_nobody(data: Mapping, known: set[str | None]) -> list[str]:
    """Of people removed, or who have answered no, since the page was shown."""
    left = []
    for someone in filter(None, map(SOMEONE.fullmatch, data)):
        if someone[1] in known:
            continue
        words = {
            name: clean_text(data.get(f"{someone[1]}-{name}", "")) for name in ("why", "limit")
        }
        if any(words.values()) and not were_shown(words, data.get(f"{someone[1]}-seen")):
            left.append("\n\n".join(filter(None, words.values())))
    return left
