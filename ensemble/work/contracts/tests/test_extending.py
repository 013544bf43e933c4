from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.actions.verifying import reject
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts.actions.amending import amend
from ensemble.work.contracts.actions.extending import ask_extension, confirm, decline, withdraw
from ensemble.work.contracts.models import Agreement, Extension, Terms
from ensemble.work.contracts.reading import terms_of

pytestmark = pytest.mark.usefixtures("operator", "helene")
UNTIL = date(2027, 6, 30)


@pytest.fixture
def running(build, mission, ines, now):
    build.running(mission, ines, at=now)
    return mission


@pytest.fixture
def asked(running, helene, now) -> Extension:
    return ask_extension(running, ends_on=UNTIL, days=Decimal(20), by=helene, at=now)


def test_both_sides_agree_then_sign(build, running, asked, karim, ines, now, letters_to):
    confirm(asked, by=karim.person, at=now)
    papers = list(Agreement.objects.still_waiting())
    assert [paper.kind for paper in papers] == ["amendment", "amendment"]
    assert [paper.amends.kind for paper in papers] == ["order", "subcontract"]
    later = now + timedelta(days=60)
    assert terms_of(running, date(2027, 1, 15)).days == 60
    build.sign_everything(papers, ines, at=later)
    first, second = Terms.objects.order_by("version")
    assert (second.state, second.days, second.ends_on) == ("agreed", 80, UNTIL)
    assert first.holds_to == second.holds_from == later.date()
    assert letters_to(karim.person)[-1] == "agreed"


def test_asking_the_same_twice_is_once(running, asked, helene, now):
    again = ask_extension(running, ends_on=UNTIL, days=Decimal(20), by=helene, at=now)
    assert again == asked
    with pytest.raises(TooLate):
        ask_extension(running, ends_on=UNTIL, days=Decimal(30), by=helene, at=now)


def test_nobody_agrees_for_the_other_side(asked, helene, claire, petit, julie, now):
    confirm(asked, by=helene, at=now)
    assert asked.member_agreed_at is None
    for person in (claire, petit, julie.person):
        with pytest.raises(Refused):
            confirm(asked, by=person, at=now)


def test_talent_asks_both(running, claire, helene, karim, now, letters_to):
    asked = ask_extension(running, ends_on=UNTIL, days=Decimal(5), by=claire, at=now)
    confirm(asked, by=karim.person, at=now)
    assert asked.state == "asked"
    confirm(asked, by=helene, at=now)
    assert asked.state == "agreed"
    assert letters_to(karim.person).count("extension_asked") == 1


def test_declining_changes_nothing(running, asked, karim, helene, now, letters_to):
    decline(asked, by=karim.person, at=now)
    assert (asked.state, running.state) == ("declined", "running")
    assert Terms.objects.count() == 1
    assert letters_to(helene)[-1] == "extension_declined"
    with pytest.raises(TooLate):
        confirm(asked, by=karim.person, at=now)


def test_who_asked_may_take_it_back(asked, helene, karim, now):
    with pytest.raises(Refused):
        withdraw(asked, by=karim.person, at=now)
    withdraw(asked, by=helene, at=now)
    assert asked.state == "withdrawn"


def test_an_operational_manager_does_not_extend(running, petit, now):
    with pytest.raises(Refused):
        ask_extension(running, ends_on=UNTIL, days=Decimal(5), by=petit, at=now)


def test_an_earlier_day_is_no_extension(running, helene, now):
    with pytest.raises(Incomplete):
        ask_extension(running, ends_on=date(2027, 4, 1), days=Decimal(5), by=helene, at=now)


def test_r24_the_limit_of_the_client_stands_on_more_days_too(build, running, asked, karim, now):
    """Sixty days at 923,91 €, then eighty, from December to June: a seventh of that with its tax."""
    month = (Decimal("923.91") * 80 / 7).quantize(Decimal("0.01"))
    gross = (month * Decimal("1.2")).quantize(Decimal("0.01"))
    limit = DatedValue.objects.filter(name="credit.default_limit")
    limit.update(value=str(gross - Decimal("0.01")))
    with pytest.raises(TooLate, match=r"12.670,76"):
        confirm(asked, by=karim.person, at=now)
    assert Extension.objects.get().state == "asked"
    assert Terms.objects.count() == 1
    limit.update(value=str(gross))
    confirm(asked, by=karim.person, at=now)
    assert Extension.objects.get().state == "agreed"


def test_r01_papers_that_count_no_more_stand_on_more_days(running, asked, karim, ines, now):
    paper = business_of(karim).documents.get(kind="vigilance")
    reject(paper, reason="Le code n’est pas connu de l’Urssaf.", by=ines, at=now)
    with pytest.raises(TooLate):
        confirm(asked, by=karim.person, at=now)
    assert Terms.objects.count() == 1


def test_an_amendment_never_looks_back(build, running, claire, ines, now):
    with pytest.raises(Incomplete):
        amend(
            running, holds_from=now.date() - timedelta(days=1), rate=Decimal(900), by=claire, at=now
        )
    terms = amend(running, holds_from=date(2027, 1, 4), rate=Decimal(900), by=claire, at=now)
    assert (terms.rate, terms.price, terms.fee) == (900, Decimal("978.26"), Decimal("78.26"))
    signing = now + timedelta(days=90)
    build.sign_everything(list(Agreement.objects.still_waiting()), ines, at=signing)
    assert terms_of(running, signing.date() - timedelta(days=1)).rate == 850
    assert terms_of(running, signing.date()).rate == 900
