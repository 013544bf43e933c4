"""The composing desk: the people thought of, the words about each, and a search beside them."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need, Presentation, Shortlist
from ensemble.work.missions.models.shortlist import FEWEST, MOST
from ensemble.work.missions.promises import today
from ensemble.work.missions.web.finding import found_for
from ensemble.work.missions.web.forms.shortlists import PresentationForm, SearchForm
from ensemble.work.missions.web.keeping import IN_IT, Typed


class Composition:
    """What the page of a composition shows; `data` when everyone is about to be asked, `typed` when
    some words could not be kept."""

    def __init__(
        self,
        need: Need,
        asked: str,
        *,
        by: Person,
        data: Mapping | None = None,
        typed: Typed | None = None,
    ):
        self.need, self.asked, self.by, self.data, self.typed = need, asked, by, data, typed
        self.problems: list[str] = []

    @cached_property
    def shortlist(self) -> Shortlist | None:
        return self.need.shortlists.composing().first()

    @cached_property
    def forms(self) -> list[PresentationForm]:
        people = (
            self.shortlist.presentations.in_alphabetical_order().ready_to_read()
            if self.shortlist
            else []
        )
        back = {form.presentation.pk: form for form in self.typed.given_back} if self.typed else {}
        return [back.get(one.pk) or form_for(one, self.data) for one in people]

    @property
    def drafted(self) -> list[PresentationForm]:
        return [form for form in self.forms if form.presentation.state == "drafted"]

    @property
    def running(self) -> list[PresentationForm]:
        return [form for form in self.forms if form.presentation.state in IN_IT]

    def is_ready(self) -> bool:
        """Two people at least, and both words about each of those still to be asked."""
        if self.need.state not in ("sent", "reframing", "composing"):
            raise TooLate(_("This need no longer waits for a shortlist."))
        if len(self.running) < FEWEST:
            self.problems.append(_("Two people at least, five at most: add someone before asking."))
        return all([form.is_valid() for form in self.drafted]) and not self.problems

    def context(self) -> dict:
        """Everyone, in the order of the letter, and what may be done next."""
        agreed = [form for form in self.running if form.presentation.state == "yes"]
        waiting = [form for form in self.running if form.presentation.state == "asked"]
        here = {form.presentation.member.public_id for form in self.forms}
        at = timezone.now()
        return {
            "need": self.need,
            "shortlist": self.shortlist,
            "forms": self.forms,
            "drafted": self.drafted,
            "running": self.running,
            "agreed": agreed,
            "waiting": waiting,
            "room": MOST - len(self.running),
            "may_ask": bool(self.drafted),
            "may_sign": len(agreed) >= FEWEST and not self.drafted,
            "problems": self.problems,
            "typed": self.typed,
            "at": at,
            "search": SearchForm(initial={"q": self.asked}),
            "asked": self.asked,
            "found": found_for(self.asked, self.need, here=here, today=today(at)),
        }


def form_for(presentation: Presentation, data: Mapping | None) -> PresentationForm:
    drafted = presentation.state == "drafted"
    return PresentationForm(data if drafted else None, presentation=presentation, asking=drafted)
