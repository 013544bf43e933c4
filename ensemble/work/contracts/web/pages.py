"""What a person reads of one mission: what waits for her, what is agreed, what was said."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.access import (
    may_agree_to,
    may_answer_signals,
    may_change_terms,
    may_prepare,
    may_replace,
    may_see_papers,
)
from ensemble.work.contracts.lending import Part, lent_to
from ensemble.work.contracts.models import (
    Agreement,
    Ending,
    Envelope,
    Extension,
    Review,
    Signer,
    Terms,
)
from ensemble.work.contracts.models.clause import APART
from ensemble.work.contracts.reading import resting_on
from ensemble.work.contracts.signatories import may_sign
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine


@dataclass(frozen=True)
class MissionPage:
    """Everything is read once; the template only says it."""

    mission: Mission
    me: Person
    versions: list[Terms]
    asked: list[Signer]
    asked_apart: list[Signer]
    ending: Ending | None
    extension: Extension | None
    review: Review | None

    @property
    def agreed(self) -> Terms | None:
        return next((one for one in reversed(self.versions) if one.state == "agreed"), None)

    @property
    def drafted(self) -> Terms | None:
        return next((one for one in reversed(self.versions) if one.state == "drafted"), None)

    @property
    def terms(self) -> Terms | None:
        """Those that hold, or are about to; nobody but talent reads a draft before it is proposed."""
        shown = self.drafted if self.asked or self.is_talent else None
        return self.agreed or shown

    @property
    def line(self) -> FeeLine:
        if self.terms:
            return self.terms.line
        one = self.mission
        return FeeLine(one.rate, one.fee, one.price, one.percent, one.basis)

    @property
    def total(self) -> FeeLine:
        return self.terms.in_all if self.terms else self.line.times(self.mission.days)

    @property
    def days(self) -> Decimal:
        return self.terms.days if self.terms else Decimal(self.mission.days)

    @property
    def state_label(self) -> str:
        return {
            "ready": _("Chosen, its contract comes next"),
            "contracting": _("Everything is signed") if self.agreed else _("Contract under way"),
            "running": _("Running"),
            "ended": _("Over"),
            "given_up": _("Given up before it began"),
        }[self.mission.state]

    @property
    def is_talent(self) -> bool:
        return may_prepare(self.me, self.mission)

    @property
    def sees_papers(self) -> bool:
        return may_see_papers(self.me, self.mission)

    @property
    def may_change(self) -> bool:
        return may_change_terms(self.me, self.mission)

    @property
    def may_answer_signals(self) -> bool:
        return may_answer_signals(self.me, self.mission)

    @property
    def may_replace(self) -> bool:
        return may_replace(self.me, self.mission)

    @property
    def may_answer_extension(self) -> bool:
        return self.extension is not None and may_agree_to(self.me, self.extension)

    @property
    def to_sign(self) -> list[Signer]:
        """Those whose signature is asked of me, now."""
        return [one for one in self.asked if may_sign(self.me, one)]

    @property
    def awaited(self) -> list[str]:
        return _names(self.asked)

    @property
    def apart_to_sign(self) -> list[Signer]:
        return [one for one in self.asked_apart if may_sign(self.me, one)]

    @property
    def apart_awaited(self) -> list[str]:
        return _names(self.asked_apart) if self.sees_papers else []

    @property
    def lived(self) -> list[Part]:
        """What upper apps lend, once it runs."""
        return list(lent_to(self.mission)) if self.mission.state in ("running", "ended") else []

    @property
    def papers(self) -> list[Part]:
        """For those who sign them."""
        page = reverse("contracts:papers", args=[self.mission.public_id])
        return [Part(page, _("Papers"))] if self.sees_papers else []


def page_of(mission: Mission, me: Person) -> MissionPage:
    versions = list(Terms.objects.of(mission).exclude(state="set_aside").order_by("version"))
    asked, asked_apart = _asked_now(mission, versions)
    return MissionPage(
        mission=mission,
        me=me,
        versions=versions,
        asked=asked,
        asked_apart=asked_apart,
        ending=Ending.objects.filter(mission=mission)
        .select_related("decided_by", "followed_by")
        .first(),
        extension=_extension(mission),
        review=Review.objects.of(mission).select_related("looked_by").last(),
    )


def _asked_now(mission: Mission, versions: list[Terms]) -> tuple[list[Signer], list[Signer]]:
    """Whose turn it is to sign what the terms being drafted need; and what stands apart from them."""
    if not versions:
        return [], []
    papers = Agreement.objects.still_waiting().filter(resting_on(mission, versions[-1].model))
    kinds = dict(papers.values_list("pk", "kind"))
    label = Agreement._meta.label_lower
    envelopes = Envelope.objects.open().filter(about_label=label, about_id__in=kinds)
    turns = Signer.objects.their_turn().filter(envelope__in=envelopes.values("pk"))
    joined = turns.select_related("envelope", "person", "organisation").order_by("order", "pk")
    asked: list[Signer] = []
    apart: list[Signer] = []
    for signer in joined if kinds else ():
        (apart if kinds[signer.envelope.about_id] in APART else asked).append(signer)
    return asked if any(one.state == "drafted" for one in versions) else [], apart


def _names(signers: list[Signer]) -> list[str]:
    """Whose signature is awaited, each name once."""
    return list(dict.fromkeys(one.name or _("the platform") for one in signers))


def _extension(mission: Mission) -> Extension | None:
    found = Extension.objects.of(mission).still_waiting().select_related("asked_by").first()
    if found:
        found.mission = mission
    return found
