"""What a person reads of one mission: what waits for her, what is agreed, which papers, what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts import gates
from ensemble.work.contracts.access import (
    is_its_buyer,
    is_its_member,
    may_agree_to,
    may_answer_signals,
    may_change_terms,
    may_prepare,
    may_record_guarantee,
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
    SubcontractorAcceptance,
    Terms,
)
from ensemble.work.contracts.vigilance import Check, checks_of
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeLine
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Paper:
    """An agreement and where its signatures stand."""

    agreement: Agreement
    envelope: Envelope | None
    signers: list[Signer]

    @property
    def awaited(self) -> list[Signer]:
        return [one for one in self.signers if one.is_asked] if self.envelope else []


@dataclass(frozen=True)
class MissionPage:
    """Everything is read once; the template only says it."""

    mission: Mission
    me: Person
    on: date
    versions: list[Terms]
    papers: list[Paper]
    ending: Ending | None
    extension: Extension | None
    review: Review | None
    acceptance: SubcontractorAcceptance | None
    checks: list[Check]
    reasons: list[gates.Reason]

    @property
    def agreed(self) -> Terms | None:
        return next((one for one in reversed(self.versions) if one.state == "agreed"), None)

    @property
    def drafted(self) -> Terms | None:
        return next((one for one in reversed(self.versions) if one.state == "drafted"), None)

    @property
    def terms(self) -> Terms | None:
        """Those that hold, or are about to; nobody but talent reads a draft before it is proposed."""
        shown = self.drafted if self.is_proposed or self.is_talent else None
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
    def is_proposed(self) -> bool:
        return any(paper.agreement.terms_id and paper.envelope for paper in self.papers)

    @property
    def is_talent(self) -> bool:
        return may_prepare(self.me, self.mission)

    @property
    def is_member(self) -> bool:
        return is_its_member(self.me, self.mission)

    @property
    def sees_papers(self) -> bool:
        return may_see_papers(self.me, self.mission)

    @property
    def may_change(self) -> bool:
        return may_change_terms(self.me, self.mission)

    @property
    def may_accept(self) -> bool:
        """Signing the order says it; before that, it may be said apart."""
        accepted = self.acceptance and self.acceptance.client_acceptance_on
        terms = self.drafted
        return bool(terms and terms.is_resale and not accepted) and is_its_buyer(
            self.me, self.mission
        )

    @property
    def may_answer_extension(self) -> bool:
        return self.extension is not None and may_agree_to(self.me, self.extension)

    @property
    def to_sign(self) -> list[Paper]:
        """Those whose signature is asked of me, now."""
        return [paper for paper in self.papers if any(self._is_mine(one) for one in paper.awaited)]

    @property
    def awaited(self) -> list[str]:
        """Whose signature is awaited, each name once."""
        names = [one.name for paper in self.papers for one in paper.awaited if one.name]
        return list(dict.fromkeys(names))

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
    def lent(self) -> list[Part]:
        """Parts of upper apps, once there is something to count."""
        return list(lent_to(self.mission)) if self.mission.state in ("running", "ended") else []

    @property
    def shown_checks(self) -> list[Check]:
        """Those done, and the next one."""
        done = [check for check in self.checks if check.done]
        return done + [check for check in self.checks if not check.done][:1]

    @property
    def may_answer_signals(self) -> bool:
        return may_answer_signals(self.me, self.mission)

    @property
    def may_replace(self) -> bool:
        return may_replace(self.me, self.mission)

    @property
    def may_record_guarantee(self) -> bool:
        return may_record_guarantee(self.me, self.mission)

    def _is_mine(self, signer: Signer) -> bool:
        return signer.person_id == self.me.pk and not signer.by_link


def page_of(mission: Mission, me: Person, at: datetime) -> MissionPage:
    on = today(at)
    versions = list(Terms.objects.of(mission).exclude(state="set_aside").order_by("version"))
    sees = may_see_papers(me, mission)
    waiting = mission.state == "contracting" and any(one.state == "agreed" for one in versions)
    return MissionPage(
        mission=mission,
        me=me,
        on=on,
        versions=versions,
        papers=papers_of(mission, versions, me) if sees else [],
        ending=Ending.objects.filter(mission=mission).select_related("followed_by").first(),
        extension=_extension(mission),
        review=Review.objects.of(mission).select_related("looked_by").last(),
        acceptance=SubcontractorAcceptance.objects.filter(mission=mission).first(),
        checks=checks_of(mission) if sees else [],
        reasons=gates.may_start(mission, at) if waiting and sees else [],
    )


def papers_of(mission: Mission, versions: list[Terms], me: Person) -> list[Paper]:
    """Its own, and those it rests on: the framework agreement, the self-billing mandate."""
    if not versions:
        return []
    model = versions[-1].model
    shown = Agreement.objects.visible_to(me).select_related("amends")
    own = list(shown.of(mission))
    standing = shown.live().filter(model=model, mission=None)
    framework = standing.filter(kind="framework", organisation=mission.organisation_id)
    mandate = standing.filter(kind="self_billing", business=business_of(mission.member))
    return _with_signers([*framework, *mandate, *own])


def _with_signers(agreements: Iterable[Agreement]) -> list[Paper]:
    found = list(agreements)
    label = Agreement._meta.label_lower
    envelopes = Envelope.objects.filter(
        about_label=label, about_id__in=[one.pk for one in found]
    ).prefetch_related("signers")
    latest = {envelope.about_id: envelope for envelope in envelopes.order_by("pk")}
    return [
        Paper(
            one, latest.get(one.pk), list(latest[one.pk].signers.all()) if one.pk in latest else []
        )
        for one in found
    ]


def _extension(mission: Mission) -> Extension | None:
    waiting = Extension.objects.of(mission).still_waiting().select_related("asked_by")
    found = waiting.first()
    if found:
        found.mission = mission
    return found
