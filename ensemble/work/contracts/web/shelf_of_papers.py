"""The papers of a mission as one reads them: signatures, checks, the law of 1975."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.access import is_its_buyer, may_prepare, may_record_guarantee
from ensemble.work.contracts.assigning import Assignment, assignment_of
from ensemble.work.contracts.models import Agreement, Envelope, SubcontractorAcceptance, Terms
from ensemble.work.contracts.reading import resting_on
from ensemble.work.contracts.vigilance import Check, checks_of
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Paper:
    """An agreement, and the envelope in which it was sent."""

    agreement: Agreement
    envelope: Envelope | None


@dataclass(frozen=True)
class Papers:
    mission: Mission
    me: Person
    on: date
    terms: Terms | None
    rows: list[Paper]
    acceptance: SubcontractorAcceptance | None
    checks: list[Check]

    @property
    def shown_checks(self) -> list[Check]:
        """Those done, and the next one."""
        done = [check for check in self.checks if check.done]
        return done + [check for check in self.checks if not check.done][:1]

    @property
    def may_accept(self) -> bool:
        """Signing the order says it; before that, it may be said apart."""
        accepted = self.acceptance and self.acceptance.client_acceptance_on
        waits = self.terms is not None and self.terms.is_resale and not accepted
        return waits and is_its_buyer(self.me, self.mission)

    @property
    def may_prepare(self) -> bool:
        return may_prepare(self.me, self.mission)

    @property
    def may_propose_apart(self) -> bool:
        """Once the terms say who contracts with whom, until the mission is over."""
        live = self.mission.state in ("ready", "contracting", "running")
        return live and self.terms is not None and self.may_prepare

    @property
    def assignment(self) -> Assignment:
        """R07, for whoever would assign what the client owes."""
        return assignment_of(self.terms, self.acceptance, on=self.on)

    @property
    def may_record_guarantee(self) -> bool:
        return may_record_guarantee(self.me, self.mission)


def papers_of(mission: Mission, me: Person, at: datetime) -> Papers:
    versions = list(Terms.objects.of(mission).exclude(state="set_aside").order_by("version"))
    agreed = [one for one in versions if one.state == "agreed"]
    shown = Agreement.objects.visible_to(me)
    found = shown.filter(resting_on(mission, versions[-1].model)) if versions else []
    return Papers(
        mission=mission,
        me=me,
        on=today(at),
        terms=(agreed or versions or [None])[-1],
        rows=_in_envelopes(found),
        acceptance=SubcontractorAcceptance.objects.filter(mission=mission)
        .select_related("accepted_by")
        .first(),
        checks=checks_of(mission),
    )


def _in_envelopes(agreements: Iterable[Agreement]) -> list[Paper]:
    found = list(agreements)
    keys = [one.pk for one in found]
    sent = Envelope.objects.filter(about_label=Agreement._meta.label_lower, about_id__in=keys)
    latest = {envelope.about_id: envelope for envelope in sent.order_by("pk")}
    return [Paper(one, latest.get(one.pk)) for one in found]
