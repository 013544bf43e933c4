"""Rules R01 to R04, each with its figures."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.tests import builders as compliance
from ensemble.work.contracts import gates, vigilance
from ensemble.work.contracts.actions.checking import check_all
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.starting import start
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


def test_r04_the_first_check_is_done_as_the_member_signs(build, mission, karim, ines, claire, now):
    """Before the client has signed, and weeks before the first day."""
    build.a_safe(mission, ines, at=now)
    papers = propose(build.prepared(mission, at=now), by=claire, at=now)
    build.sign_everything([one for one in papers if one.kind == "subcontract"], ines, at=now)
    check = VigilanceCheck.objects.get(mission=mission)
    assert (check.number, check.due_on, check.done_on) == (0, now.date(), now.date())
    assert (check.document.kind, check.done_by) == ("vigilance", ines)
    assert mission.state != "running"
    later = now + timedelta(days=1)
    build.sign_everything([one for one in papers if one.kind != "subcontract"], ines, at=later)
    start(mission, by=claire, at=now + timedelta(days=25))
    assert VigilanceCheck.objects.filter(mission=mission).count() == 1


def test_r01_a_paper_missing_at_the_signature_leaves_the_check_due_until_it_is_verified(
    build, mission, karim, ines, claire, now
):
    compliance.a_business(karim, at=now)
    build.sign_everything(propose(build.prepared(mission, at=now), by=claire, at=now), ines, at=now)
    assert not VigilanceCheck.objects.exists()
    assert [check.is_late(now.date()) for check in vigilance.checks_of(mission)] == [True]
    later = now + timedelta(days=6)
    compliance.a_full_safe(business_of(karim), by=ines, issued_on=later.date(), at=later)
    run_waiting()
    check = VigilanceCheck.objects.get(mission=mission)
    assert (check.number, check.due_on, check.done_on) == (0, now.date(), later.date())


def test_r03_between_the_signature_and_the_first_day_an_older_certificate_is_a_warning(
    build, mission, karim, ines, now
):
    build.signed(mission, ines, at=now)
    first = now + timedelta(days=25)
    Document.objects.filter(kind="vigilance").update(issued_on=date(2026, 6, 1))
    found = vigilance.standing_of(mission, first.date())
    assert found.verified
    assert [one.label for one in found.ageing]


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


def told(letters_to, person) -> int:
    return letters_to(person).count("check_due")


def test_whoever_lacks_a_paper_hears_of_it_thirty_days_before(
    build, mission, karim, ines, now, letters_to
):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    check_all(at=now + timedelta(days=181 - 31))
    assert told(letters_to, karim.person) == 0
    check_all(at=now + timedelta(days=181 - 30))
    assert letters_to(karim.person)[-1] == "check_due"
    check_all(at=now + timedelta(days=181 - 30))
    check_all(at=now + timedelta(days=181 - 20))
    assert told(letters_to, karim.person) == 1


def test_a_morning_missed_is_caught_up_once(build, mission, karim, ines, now, letters_to):
    """The worker was down for a week around the thirtieth day, then around the day itself."""
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    for days in (23, 22, 1):
        check_all(at=now + timedelta(days=181 - days))
        assert told(letters_to, karim.person) == 1
    for days in (4, 5, 90):
        check_all(at=now + timedelta(days=181 + days))
        assert told(letters_to, karim.person) == 2
    letter = Letter.objects.filter(to=karim.person, kind="contracts/check_due").latest("pk")
    assert "était prévue" in letter.text


def test_a_month_down_writes_the_letter_of_the_day_alone(
    build, mission, karim, ines, now, letters_to
):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    check_all(at=now + timedelta(days=181 + 2))
    assert told(letters_to, karim.person) == 1


def test_whoever_sent_theirs_hears_nothing(build, mission, karim, ines, now, letters_to):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    later = now + timedelta(days=140)
    compliance.a_full_safe(business_of(karim), by=ines, issued_on=later.date(), at=later)
    check_all(at=now + timedelta(days=181 - 12))
    assert told(letters_to, karim.person) == 0


def test_the_vigilance_file_tells_each_check(build, mission, karim, ines, now):
    build.running(mission, ines, at=now, ends_on=date(2027, 10, 29))
    done, to_come = (check.told for check in vigilance.checks_of(mission))
    assert (done.due_on, done.done_on, done.by) == (now.date(), now.date(), ines.name)
    assert done.document.kind == "vigilance"
    assert "vérifiés" in done.result
    assert (to_come.due_on, to_come.done_on) == (date(2027, 5, 12), None)
