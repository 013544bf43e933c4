"""The terms of a mission are drafted, and changed as long as nobody was asked to sign them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.reading import value
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.models import Terms as PaymentTerms
from ensemble.money.invoicing.terms import discount_until, due_on
from ensemble.work.contracts.access import may_prepare
from ensemble.work.contracts.actions.reviewing import find_signals, open_review
from ensemble.work.contracts.models import Agreement, LegalModel, Terms
from ensemble.work.contracts.models.clause import ANNEXES
from ensemble.work.contracts.reading import drafted_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Conditions:
    """What a talent manager agrees with both sides before any paper is written."""

    model: str
    starts_on: date
    ends_on: date
    days: Decimal
    rhythm: Sequence[int] = ()
    allows_weekends: bool = False
    place: str = ""
    payment_days: int | None = None
    payment_method: str = "net"
    discount: Decimal = Decimal("0.00")
    discount_days: int = 0
    promise_working_days: int | None = None
    self_billing: bool = True
    expenses_cap: Decimal = Decimal("0.00")
    purchase_order: str = ""
    annexes: Sequence[str] = field(default=ANNEXES)

    def as_fields(self, on: date) -> dict[str, Any]:
        resale = self.model == LegalModel.RESALE
        promise = self.promise_working_days or int(value("contracts.promise", on=on))
        return {
            "model": self.model,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "days": self.days,
            "rhythm": sorted(self.rhythm),
            "allows_weekends": self.allows_weekends,
            "place": self.place,
            "payment_days": self.payment_days or int(value("invoicing.days_default", on=on)),
            "payment_method": self.payment_method,
            "discount": self.discount,
            "discount_days": self.discount_days,
            "promise_working_days": promise if resale else None,
            "self_billing": self.self_billing,
            "expenses_cap": self.expenses_cap,
            "purchase_order": self.purchase_order,
            "annexes": [str(annex) for annex in self.annexes],
        }


@transaction.atomic
def prepare(
    mission: Mission,
    conditions: Conditions,
    *,
    by: Person,
    at: datetime,
    operation: Mission | None = None,
) -> Terms:
    """The first version of what the mission agrees. Said again before any signature, it replaces.

    `operation` is the mission it continues; otherwise the first between these two is taken, so
    that contracts cut in pieces are counted together.
    """
    require(may_prepare(by, mission))
    lock(mission)
    if mission.state not in ("ready", "contracting"):
        raise TooLate(_("This mission has already begun, or ended."))
    _is_lawful(conditions, at)
    terms = drafted_terms(mission)
    if terms is None and Terms.objects.of(mission).agreed().exists():
        raise TooLate(_("The terms are already signed. An amendment changes them."))
    if terms is None:
        terms = _draft(mission, conditions, operation, by=by, at=at)
    else:
        _rewrite(terms, conditions, operation)
    if mission.state == "ready":
        move(mission, "contracting")
    review = open_review(mission, "signing", at=at)
    find_signals(review, at=at)
    record("contracts.terms_drafted", on=mission, by=by, at=at, also=(terms,), model=terms.model)
    return terms


def lock(mission: Mission) -> None:
    """Until the end of the transaction, what is done about a mission happens one at a time."""
    mission.refresh_from_db(
        fields=["state"], from_queryset=Mission.objects.select_for_update(of=("self",))
    )


def next_version(mission: Mission) -> int:
    return (
        Terms.objects.of(mission).order_by("version").values_list("version", flat=True).last() or 0
    ) + 1


def operation_of(mission: Mission) -> Mission:
    """The first mission between this client and this member: the safe answer when contracts are
    split, until someone says otherwise."""
    between = Mission.objects.filter(organisation=mission.organisation, member=mission.member)
    first = between.exclude(state="given_up").order_by("chosen_at", "pk").first()
    return first or mission


def _draft(
    mission: Mission,
    conditions: Conditions,
    operation: Mission | None,
    *,
    by: Person,
    at: datetime,
) -> Terms:
    return Terms.objects.create(
        mission=mission,
        version=next_version(mission),
        holds_from=conditions.starts_on,
        rate=mission.rate,
        fee=mission.fee,
        price=mission.price,
        percent=mission.percent,
        basis=mission.basis,
        operation=operation or operation_of(mission),
        drafted_by=by,
        drafted_at=at,
        **conditions.as_fields(today(at)),
    )


def _rewrite(terms: Terms, conditions: Conditions, operation: Mission | None) -> None:
    if Agreement.objects.filter(terms=terms).live().exists():
        raise TooLate(_("Someone has been asked to sign. Withdraw the papers first."))
    apart = Agreement.objects.of(terms.mission).apart().live()
    if conditions.model != terms.model and apart.exists():
        raise TooLate(_("A paper signed apart already says who contracts with whom."))
    fields = conditions.as_fields(today(terms.drafted_at)) | {"holds_from": conditions.starts_on}
    if operation is not None:
        fields["operation"] = operation
    for name, written in fields.items():
        setattr(terms, name, written)
    terms.save(update_fields=list(fields))


def _is_lawful(conditions: Conditions, at: datetime) -> None:
    """Dates in order, a delay of payment that the law allows (C. com. L441-10), a discount before it."""
    if conditions.ends_on < conditions.starts_on:
        raise TooLate(_("The last day comes before the first."))
    fields, on = conditions.as_fields(today(at)), today(at)
    payment = PaymentTerms(
        method=fields["payment_method"],
        days=fields["payment_days"],
        discount=fields["discount"],
        discount_days=fields["discount_days"],
    )
    discount_until(on, payment, due_on(on, payment))
