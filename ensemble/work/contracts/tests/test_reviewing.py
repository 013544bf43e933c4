from datetime import date, timedelta

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.work.contracts.actions.preparing import prepare
from ensemble.work.contracts.actions.reviewing import answer_signals, look_at, review_long_missions
from ensemble.work.contracts.models import Review, Terms

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.fixture
def review(build, mission, claire, now) -> Review:
    prepare(mission, build.conditions(mission), by=claire, at=now)
    return Review.objects.get()


def test_each_side_says_what_it_sees(review, mission, karim, petit, claire, now, letters_to):
    answer_signals(mission, {"hours": "8 h à 17 h"}, by=karim.person, at=now)
    answer_signals(mission, {"badge": ""}, by=petit, at=now)
    assert [(one.kind, one.source) for one in review.raised] == [
        ("hours", "member"),
        ("badge", "client"),
    ]
    assert letters_to(claire) == ["signals_raised", "signals_raised"]


def test_only_the_client_is_not_asked_what_the_consultant_earns(review, mission, karim, petit, now):
    answer_signals(
        mission, {"dependence": "", "pricing": "", "penalty": ""}, by=karim.person, at=now
    )
    answer_signals(mission, {"dependence": "", "pricing": ""}, by=petit, at=now)
    assert [(one.kind, one.source) for one in review.raised] == [
        ("pricing", "member"),
        ("penalty", "member"),
        ("dependence", "member"),
        ("pricing", "client"),
    ]


def test_answering_again_corrects(review, mission, karim, now):
    answer_signals(mission, {"hours": "8 h à 17 h"}, by=karim.person, at=now)
    answer_signals(mission, {}, by=karim.person, at=now)
    assert review.raised == []


def test_a_person_concludes_and_nothing_is_sanctioned(review, mission, karim, claire, now):
    answer_signals(mission, {"exclusivity": ""}, by=karim.person, at=now)
    with pytest.raises(Incomplete):
        look_at(review, " ", by=claire, at=now)
    with pytest.raises(Refused):
        look_at(review, "Vu.", by=karim.person, at=now)
    look_at(review, "Le client retire cette clause.", by=claire, at=now)
    assert (review.looked_by, mission.state) == (claire, "contracting")
    with pytest.raises(TooLate):
        answer_signals(mission, {"hours": ""}, by=karim.person, at=now)


def test_finance_and_strangers_do_not_answer(review, mission, ines, julie, now):
    for person in (ines, julie.person):
        with pytest.raises(Refused):
            answer_signals(mission, {}, by=person, at=now)


def test_a_first_mission_raises_nothing_by_itself(review):
    assert {one.kind: one.raised for one in review.signals.filter(source="found")} == {
        "dependence": False,
        "lasting": False,
    }


def test_long_missions_are_looked_at_again(build, mission, ines, karim, now, letters_to):
    build.running(mission, ines, at=now, ends_on=date(2029, 12, 31))
    assert review_long_missions(at=now + timedelta(days=100)) == 0
    assert review_long_missions(at=now + timedelta(days=190)) == 1
    assert review_long_missions(at=now + timedelta(days=191)) == 0
    assert letters_to(karim.person)[-1] == "signals_asked"


def test_dependence_and_length_are_found_with_time(build, mission, ines, now, claire):
    build.running(mission, ines, at=now, ends_on=date(2029, 12, 31))
    Terms.objects.update(starts_on=date(2026, 12, 7))
    review_long_missions(at=now + timedelta(days=200))
    look_at(Review.objects.open().get(), "Rien de plus.", by=claire, at=now + timedelta(days=200))
    review_long_missions(at=now + timedelta(days=900))
    raised = [one.kind for one in Review.objects.open().get().raised]
    assert raised == ["dependence", "lasting"]
