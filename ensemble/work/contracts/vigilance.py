"""Which vigilance checks a mission is due, and whether its member's side may be contracted with.

C. trav. L8222-1, R8222-1, D8222-5: from a threshold that counts the whole operation, even when it
is split, at the signature and every six months until the end.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.reading import decimal
from ensemble.people.compliance.index import MissionCheck
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.vigilance import Vigilance, vigilance_of
from ensemble.work.contracts.models import Agreement, Terms, VigilanceCheck
from ensemble.work.contracts.models.agreement import MEMBER_SIDE
from ensemble.work.contracts.periods import months_after
from ensemble.work.contracts.reading import drafted_terms, last_day, latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Check:
    """One of the checks of a mission; `done` is its row, once it is."""

    number: int
    due_on: date
    done: VigilanceCheck | None

    def is_late(self, on: date) -> bool:
        return self.done is None and self.due_on <= on

    @property
    def told(self) -> MissionCheck:
        """As the vigilance file tells it."""
        if self.done is None:
            return MissionCheck(self.due_on)
        by = self.done.done_by.name if self.done.done_by else ""
        return MissionCheck(
            self.due_on, self.done.done_on, by, self.done.result, self.done.document
        )


def signed_on(mission: Mission) -> date | None:
    """The day the contract of the member's side was signed: checks are counted from there."""
    signed = Agreement.objects.of(mission).signed().filter(kind__in=MEMBER_SIDE.values())
    first = signed.filter(parties__contains=["member"]).order_by("signed_at").first()
    return today(first.signed_at) if first else None


def due_on(signed: date, number: int, *, every: int) -> date:
    """R04: the number-th check after the signature, which is number 0."""
    return months_after(signed, every * number)


def checks_due(signed: date, last: date, *, every: int) -> list[tuple[int, date]]:
    """The signature, then every six months, while the mission lasts."""
    found, number = [(0, signed)], 1
    while (day := due_on(signed, number, every=every)) <= last:
        found.append((number, day))
        number += 1
    return found


def checks_of(mission: Mission) -> list[Check]:
    """All the checks of a signed mission, done or to come, the first one first. The member's side may
    have signed before the client: its terms say until when."""
    signed, last = signed_on(mission), _last_foreseen(mission)
    if signed is None or last is None:
        return []
    every = int(decimal("contracts.vigilance_every", on=signed))
    written = VigilanceCheck.objects.filter(mission=mission).with_proof()
    done = {one.number: one for one in written}
    due = checks_due(signed, max(last, signed), every=every)
    return [Check(number, day, done.get(number)) for number, day in due]


def _last_foreseen(mission: Mission) -> date | None:
    if mission.state == "given_up":
        return None
    if known := last_day(mission):
        return known
    drafted = drafted_terms(mission)
    return drafted.ends_on if drafted else None


def operation_total(mission: Mission, terms: Terms | None = None) -> Decimal:
    """R02: what the member's side earns over the whole operation, excluding tax."""
    terms = terms or latest_terms(mission)
    if terms is None:
        return mission.rate * mission.days
    live = Mission.objects.exclude(state="given_up")
    others = Terms.objects.filter(operation=terms.operation_id, mission__in=live)
    latest: dict[int, Terms] = {}
    for one in others.exclude(state="set_aside").order_by("mission", "version"):
        if one.state == "agreed" or one.mission_id not in latest:
            latest[one.mission_id] = one
    return sum((one.due_to_member for one in latest.values()), Decimal(0))


def needed(mission: Mission, on: date, terms: Terms | None = None) -> bool:
    """R01: from the threshold of the day, over the whole operation."""
    return operation_total(mission, terms) >= decimal("vigilance.threshold", on=on)


def standing_of(mission: Mission, on: date, business: Business | None = None) -> Vigilance:
    """Where the papers of the member's side stand that day. Between two checks, the last one done
    counts; once a check is due, nothing older than its day does (R03)."""
    done = list(VigilanceCheck.objects.filter(mission=mission, done_on__lte=on))
    late = not done or _is_late(mission, done, on)
    party = business or business_of(mission.member)
    return vigilance_of(party, on=on, checked_on=None if late else done[-1].done_on)


def _is_late(mission: Mission, done: list[VigilanceCheck], on: date) -> bool:
    """Whether one was due by that day and is not done; before the next one, nothing else is asked."""
    signed, numbers = done[0].due_on, [check.number for check in done]
    if numbers == list(range(len(done))):
        every = int(decimal("contracts.vigilance_every", on=signed))
        if due_on(signed, len(done), every=every) > on:
            return False
    return any(check.is_late(on) for check in checks_of(mission))


def may_sign_for(person_id: int | None, business: Business) -> bool:
    """R06: what is concluded with a portage company or a co-operative, its own people sign."""
    return business.is_signed_by_its_member or business.member.person_id != person_id
