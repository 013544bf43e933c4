from datetime import UTC, date, datetime, timedelta

import pytest

from ensemble.foundation.mailroom.models import Letter
from ensemble.people.compliance.actions.reminding import remind
from ensemble.people.compliance.tests.builders import (
    a_business,
    a_full_safe,
    a_paper,
    a_verified_paper,
)
from ensemble.people.profiles.actions.pausing import leave

pytestmark = pytest.mark.django_db
SIX_IN_THE_MORNING = datetime(2026, 11, 12, 5, 0, tzinfo=UTC)


def told() -> list[str]:
    letters = Letter.objects.filter(kind="compliance/ending_soon").order_by("pk")
    return [letter.subject for letter in letters]


def test_it_tells_thirty_days_before_and_once(karim, ines, now):
    business = a_business(karim, at=now)
    a_verified_paper(business, by=ines, issued_on=date(2026, 6, 13), at=now)
    assert remind(at=SIX_IN_THE_MORNING) == 0  # it ends on 13 December: thirty-one days
    assert remind(at=SIX_IN_THE_MORNING + timedelta(days=1)) == 1
    assert remind(at=SIX_IN_THE_MORNING + timedelta(days=1)) == 0
    assert remind(at=SIX_IN_THE_MORNING + timedelta(days=2)) == 0
    assert len(told()) == 1


def test_it_tells_what_has_already_ended(karim, ines, now):
    business = a_business(karim, at=now)
    a_verified_paper(business, by=ines, issued_on=date(2026, 3, 1), at=now)
    assert remind(at=SIX_IN_THE_MORNING) == 1


def test_it_says_nothing_when_the_next_one_is_there(karim, ines, now):
    business = a_business(karim, at=now)
    a_verified_paper(business, by=ines, issued_on=date(2026, 5, 20), at=now)
    a_paper(business, issued_on=date(2026, 11, 10), at=now)
    assert remind(at=SIX_IN_THE_MORNING) == 0


def test_each_paper_has_its_own_letter(karim, ines, now):
    business = a_business(karim, at=now)
    a_full_safe(business, by=ines, issued_on=date(2026, 5, 20), at=now)
    assert remind(at=SIX_IN_THE_MORNING) == 2  # the certificate and the statement age together


def test_nobody_who_left_is_told(karim, ines, now):
    business = a_business(karim, at=now)
    a_verified_paper(business, by=ines, issued_on=date(2026, 5, 20), at=now)
    leave(karim, by=karim.person, at=now)
    assert remind(at=SIX_IN_THE_MORNING) == 0
