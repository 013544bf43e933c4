"""What our records say of a member and one client: a share of income, a length. Nothing else.

The share is counted on what is agreed here, over the window of the day: what a member earns
elsewhere is not known to us, and the page says so.
"""

from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.reading import decimal
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Ending, Terms
from ensemble.work.contracts.periods import months_before, months_between
from ensemble.work.missions.models import Mission

HUNDRED = Decimal(100)


def share_of_client(mission: Mission, on: date) -> Decimal:
    """Percent of what the member earns here, around that day, which comes from this client.

    A member with a single mission is at 100 only once it has lasted: the first months of a first
    mission say nothing, so what is counted is the part of the window already covered.
    """
    window = int(decimal("contracts.dependence_window", on=on))
    since = months_before(on, window)
    earned = {one.mission: _earned(one, since, on) for one in _agreed(mission.member)}
    lasted = months_between(min((one.starts_on for one in _agreed(mission.member)), default=on), on)
    total = sum(earned.values(), Decimal(0))
    if not total or lasted < window:
        return Decimal(0)
    here = sum(
        (part for one, part in earned.items() if one.organisation_id == mission.organisation_id),
        Decimal(0),
    )
    return (here / total * HUNDRED).quantize(Decimal(1))


def months_together(mission: Mission, on: date) -> int:
    """Since the first day of the first mission between these two, gaps of a year apart."""
    between = [
        one
        for one in _agreed(mission.member)
        if one.mission.organisation_id == mission.organisation_id
    ]
    first, last = None, None
    for terms in sorted(between, key=lambda one: one.starts_on):
        if first is None or months_between(last, terms.starts_on) >= 12:
            first = terms.starts_on
        last = max(last or terms.ends_on, terms.ends_on)
    return max(months_between(first, on), 0) if first else 0


def _agreed(member: Member) -> list[Terms]:
    """The last version agreed of each of the missions that started."""
    lived = Mission.objects.filter(member=member, state__in=("running", "ended"))
    found = Terms.objects.agreed().filter(mission__in=lived).select_related("mission")
    return list({one.mission_id: one for one in found.order_by("mission", "version")}.values())


def _earned(terms: Terms, since: date, on: date) -> Decimal:
    """The part of a mission that falls in the window, its days spread evenly."""
    ending = Ending.objects.filter(mission=terms.mission).first()
    last = ending.last_day if ending and ending.last_day else terms.ends_on
    length = (last - terms.starts_on).days + 1
    inside = (min(last, on) - max(terms.starts_on, since)).days + 1
    return terms.due_to_member * max(inside, 0) / length if length > 0 else Decimal(0)
