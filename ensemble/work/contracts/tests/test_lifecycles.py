from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from ensemble.work.contracts.models import Agreement, Terms
from ensemble.work.contracts.reading import terms_of


def draw(mission, now, **change) -> Terms:
    facts = {
        "mission": mission,
        "version": 1,
        "model": "resale",
        "holds_from": mission.starts_on,
        "starts_on": mission.starts_on,
        "ends_on": date(2027, 4, 30),
        "days": Decimal("60"),
        "rate": mission.rate,
        "fee": mission.fee,
        "price": mission.price,
        "percent": mission.percent,
        "basis": mission.basis,
        "payment_days": 30,
        "payment_method": "net",
        "promise_working_days": 2,
        "operation": mission,
        "drafted_by": mission.talent_manager,
        "drafted_at": now,
    }
    return Terms.objects.create(**(facts | change))


def refused(*, mission, now, **change) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        draw(mission, now, **change)
    return refusal.value.__cause__.diag.constraint_name


def test_resale_and_agency_never_mix_in_a_mission(mission, now):
    draw(mission, now)
    agency = {"version": 2, "model": "agency", "promise_working_days": None}
    assert refused(mission=mission, now=now, **agency) == "resale_and_agency_never_mix"


def test_agency_promises_no_payment(mission, now):
    said = refused(mission=mission, now=now, model="agency", promise_working_days=2)
    assert said == "only_resale_promises_a_payment"


def test_one_version_holds_a_day(mission, now):
    first = draw(mission, now, state="agreed", agreed_at=now, holds_to=date(2027, 2, 1))
    second = draw(
        mission, now, version=2, state="agreed", agreed_at=now, holds_from=date(2027, 2, 1)
    )
    assert terms_of(mission, date(2027, 1, 31)) == first
    assert terms_of(mission, date(2027, 2, 1)) == second
    again = {"version": 3, "state": "agreed", "agreed_at": now, "holds_from": date(2027, 3, 1)}
    assert refused(mission=mission, now=now, **again) == "one_agreed_version_a_day"


@pytest.mark.usefixtures("operator", "helene")
def test_what_is_signed_is_never_edited(build, mission, ines, now):
    terms = build.signed(mission, ines, at=now)
    agreement = Agreement.objects.get(kind="order")
    for queryset, change in (
        (Agreement.objects.filter(pk=agreement.pk), {"title": "Autre"}),
        (Agreement.objects.filter(pk=agreement.pk), {"words": {}}),
        (Terms.objects.filter(pk=terms.pk), {"days": 90}),
    ):
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            queryset.update(**change)
        with pytest.raises(DatabaseError, match="never edited"), transaction.atomic():
            queryset._raw_delete("default")
