from datetime import date

import pytest
from django.utils import timezone, translation

from ensemble.foundation.accounts.actions.standing_in import cancel_absence, declare_absence
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.accounts.tests.builders import administrator, person, team_member
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.timeline.reading import history_of, sentence

pytestmark = pytest.mark.django_db
AT = timezone.now()
MONDAY, FRIDAY = date(2030, 5, 6), date(2030, 5, 10)


@pytest.fixture
def claire():
    return team_member("Claire Morel", "talent")


@pytest.fixture
def hugo():
    return team_member("Hugo Lantier", "talent")


def away(someone, stand_in, *, by=None, first=MONDAY, last=FRIDAY) -> Absence:
    return declare_absence(
        someone, starts_on=first, ends_on=last, stand_in=stand_in, by=by or someone, at=AT
    )


@pytest.mark.parametrize(
    ("day", "who"),
    [
        (date(2030, 5, 5), "Claire"),
        (MONDAY, "Hugo"),
        (FRIDAY, "Hugo"),
        (date(2030, 5, 11), "Claire"),
    ],
)
def test_it_says_who_answers(claire, hugo, day, who):
    away(claire, hugo)
    assert Absence.objects.who_answers_for(claire, on=day).first_name == who


def test_it_follows_the_stand_in_of_the_stand_in(claire, hugo):
    odile = administrator("Odile Rey")
    away(claire, hugo)
    away(hugo, odile)
    assert Absence.objects.who_answers_for(claire, on=MONDAY) == odile


def test_it_does_not_turn_in_circles(claire, hugo):
    away(claire, hugo)
    away(hugo, claire)
    assert Absence.objects.who_answers_for(claire, on=MONDAY) == hugo


def test_it_is_declared_by_oneself_or_administration(claire, hugo):
    away(claire, hugo, by=administrator("Odile Rey"))
    with pytest.raises(Refused):
        away(claire, hugo, by=hugo)
    with pytest.raises(Refused):
        away(claire, person("Karim Benali"))


def test_it_is_cancelled(claire, hugo):
    absence = away(claire, hugo)
    with pytest.raises(Refused):
        cancel_absence(absence, by=hugo, at=AT)
    cancel_absence(absence, by=claire, at=AT)
    assert Absence.objects.who_answers_for(claire, on=MONDAY) == claire


def test_it_is_told(claire, hugo):
    away(claire, hugo)
    with translation.override("en"):
        told = sentence(history_of(claire).last())
    assert told.replace("\xa0", " ") == (
        "Claire Morel is away from Monday 6 May 2030 to Friday 10 May 2030;"
        " Hugo Lantier answers meanwhile."
    )
