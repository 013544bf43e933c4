"""Other conditions, from a day on: a new version of the terms, signed by both sides."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import gates
from ensemble.work.contracts.access import may_prepare
from ensemble.work.contracts.actions.preparing import lock, next_version
from ensemble.work.contracts.actions.proposing import send_papers
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import drafted_terms, latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.models.fee import FeeRule
from ensemble.work.missions.promises import today

COPIED = (
    *("mission", "model", "starts_on", "ends_on", "days", "rhythm", "allows_weekends", "place"),
    *("rate", "fee", "price", "percent", "basis", "payment_days", "payment_method"),
    *("discount", "discount_days"),
    *("promise_working_days", "self_billing", "expenses_cap", "purchase_order"),
    *("annexes", "operation"),
)
CHANGED = {
    *("ends_on", "days", "rhythm", "place", "rate", "allows_weekends"),
    *("expenses_cap", "purchase_order"),
}


@transaction.atomic
def amend(mission: Mission, *, holds_from: date, by: Person, at: datetime, **changes: Any) -> Terms:
    """A talent manager writes what both sides agreed: `ends_on`, `days`, `rhythm`, `place`, `rate`,
    `allows_weekends`, `expenses_cap`, `purchase_order`. The fee keeps its percentage. Nothing changes until the
    papers are signed, and no day before that is touched."""
    require(may_prepare(by, mission))
    lock(mission)
    before = latest_terms(mission)
    if (
        mission.state not in ("contracting", "running")
        or before is None
        or before.state != "agreed"
    ):
        raise TooLate(_("Only signed terms are amended."))
    if drafted_terms(mission) is not None:
        raise TooLate(_("An amendment is already waiting for its signatures."))
    if unknown := set(changes) - CHANGED:
        raise ValueError(f"an amendment does not change {sorted(unknown)}")
    if holds_from < today(at):
        raise Incomplete(_("An amendment never looks back."))
    terms = next_terms(before, by=by, at=at, holds_from=holds_from, **changes)
    if reasons := gates.may_extend(mission, terms, at):
        raise TooLate(" ".join(reason.sentence for reason in reasons))
    record("contracts.amendment_drafted", on=mission, by=by, at=at, also=(terms,))
    send_papers(terms, None, by=by, at=at)
    return terms


def next_terms(
    before: Terms, *, by: Person, at: datetime, holds_from: date | None = None, **changes: Any
) -> Terms:
    """The next version: what is not named is copied."""
    copied = {name: getattr(before, name) for name in COPIED} | changes
    if "rate" in changes:
        line = FeeRule(basis=before.basis, percent=before.percent).line(changes["rate"])
        copied |= {"rate": line.rate, "fee": line.fee, "price": line.price}
    return Terms.objects.create(
        **copied,
        version=next_version(before.mission),
        holds_from=holds_from or max(today(at), before.holds_from),
        drafted_by=by,
        drafted_at=at,
    )
