"""Rules R01 to R04, each with its figures."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.tests import builders as compliance
from ensemble.work.contracts import gates, vigilance
from ensemble.work.contracts.actions.checking import check_all
from ensemble.work.contracts.models import Terms, VigilanceCheck
from ensemble.work.contracts.vigilance import checks_due

pytestmark = pytest.mark.usefixtures("operator", "helene")


def at_rate(terms: Terms, rate: int, days: int) -> Terms:
    """The same terms for another amount, as no action writes them."""
    Terms.objects.filter(pk=terms.pk).update(
        rate=rate, fee=0, price=rate, days=Decimal(days), percent=0
    )
    return terms


def test_r01_from_five_thousand_vigilance_is_verified_first(build, mission, karim, ines, now):
    business = compliance.a_business(karim, at=now)
    compliance.a_paper(business, issued_on=now.date(), at=now)
    terms = at_rate(build.prepared(mission, at=now), 500, 10)
    assert vigilance.needed(mission, now.date())
    codes = [reason.code for reason in gates.vigilance_reasons(mission, terms, now)]
    assert codes == ["VIGILANCE_NOT_VERIFIED"]
    at_rate(terms, 500, 9)
    assert gates.vigilance_reasons(mission, terms, now) == []


@pytest.mark.parametrize(
    ("rate", "days", "asked"), [(625, 8, True), (714, 7, False), (4999, 1, False), (5001, 1, True)]
)
def test_r01_the_threshold_itself_is_above(build, mission, now, rate, days, asked):
    at_rate(build.prepared(mission, at=now), rate, days)
    assert vigilance.needed(mission, now.date()) is asked


def test_r01_another_threshold_holds_from_its_day_on(build, mission, now):
    at_rate(build.prepared(mission, at=now), 500, 10)
    since = now.date() + timedelta(days=30)
    DatedValue.objects.filter(name="vigilance.threshold").update(valid_to=since)
    facts = {"name": "vigilance.threshold", "value": "5001", "source": "Décret imaginé"}
    DatedValue.objects.create(valid_from=since, **facts)
    assert vigilance.needed(mission, since - timedelta(days=1))
    assert not vigilance.needed(mission, since)


@pytest.mark.parametrize(
    ("first", "second", "total", "asked"),
    [
        ((300, 10), (250, 10), 5500, True),
        ((300, 8), (2599, 1), 4999, False),
        ((300, 8), (2600, 1), 5000, True),
    ],
)
def test_r02_the_contracts_of_one_operation_are_summed(
    build, missions, mission, petit, claire, karim, julie, now, first, second, total, asked
):
    before = at_rate(build.prepared(mission, at=now), *first)
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    other = missions.chosen_mission(letter, karim, by=petit, at=now)
    at_rate(build.prepared(other, at=now), *second)
    assert vigilance.operation_total(other) == vigilance.operation_total(mission) == total
    assert vigilance.needed(mission, now.date()) is vigilance.needed(other, now.date()) is asked
    assert Terms.objects.get(mission=other).operation == before.mission


def test_r04_checks_recur_from_the_signature():
    due = checks_due(date(2026, 9, 1), date(2027, 10, 31), every=6)
    assert due == [(0, date(2026, 9, 1)), (1, date(2027, 3, 1)), (2, date(2027, 9, 1))]


def test_r04_months_end_where_months_end_and_the_last_day_is_checked():
    due = checks_due(date(2026, 8, 31), date(2027, 8, 31), every=6)
    assert due == [(0, date(2026, 8, 31)), (1, date(2027, 2, 28)), (2, date(2027, 8, 31))]
    assert checks_due(date(2026, 8, 31), date(2027, 8, 30), every=6) == due[:2]


def test_the_check_of_the_signature_is_written_on_the_first_day(build, mission, ines, now):
    build.running(mission, ines, at=now)
    check = VigilanceCheck.objects.get(mission=mission)
    assert (check.number, check.due_on, check.done_on) == (0, now.date(), now.date())
    assert check.document.kind == "vigilance"


def test_r03_a_certificate_is_aged_on_the_day_of_the_check(build, mission, karim, ines, now):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    later = now + timedelta(days=182)
    assert [check.due_on for check in vigilance.checks_of(mission)] == [
        date(2026, 11, 12),
        date(2027, 5, 12),
    ]
    between = now + timedelta(days=120)
    assert vigilance.standing_of(mission, between.date()).verified
    check_all(at=later)
    assert VigilanceCheck.objects.filter(mission=mission).count() == 1
    assert not vigilance.standing_of(mission, later.date()).verified
    compliance.a_full_safe(business_of(karim), by=ines, issued_on=later.date(), at=later)
    check_all(at=later)
    assert VigilanceCheck.objects.get(mission=mission, number=1).done_on == later.date()


def test_whoever_lacks_a_paper_hears_of_it_thirty_days_before(
    build, mission, karim, ines, now, letters_to
):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    check_all(at=now + timedelta(days=181 - 30))
    assert letters_to(karim.person)[-1] == "check_due"
    check_all(at=now + timedelta(days=181 - 20))
    assert letters_to(karim.person).count("check_due") == 1
