import pytest

from ensemble.foundation.administration.actions.changing import change_operator
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.marks import Stale, mark_of
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of, sentence


def change(by, now, **settings):
    return change_operator(by=by, at=now, seen=None, **settings)


def test_it_writes_what_differs(odile, now):
    change(
        odile, now, name="Les Deux Rives", promise_working_days=3, email="bonjour@ensemble.example"
    )

    operator = Operator.current()
    assert (operator.name, operator.promise_working_days) == ("Les Deux Rives", 3)


def test_it_is_told_in_the_history(odile, now):
    change(odile, now, name="Les Deux Rives", promise_working_days=3)

    entry = history_of(Operator.current()).last()
    assert entry.facts == {"settings": ["name", "promise_working_days"]}
    assert sentence(entry) == "Odile Rey a modifié 2 réglages."


def test_nothing_changed_leaves_no_trace(odile, now):
    change(odile, now, name=Operator.current().name)

    assert not history_of(Operator.current()).exists()


def test_the_second_of_two_administrators_is_told(odile, marc, now):
    seen = mark_of({"name": Operator.current().name})
    change(odile, now, name="Les Deux Rives")

    with pytest.raises(Stale):
        change_operator(by=marc, at=now, seen=seen, name="L’Autre Rive")

    assert Operator.current().name == "Les Deux Rives"


@pytest.mark.parametrize("who", ["claire", "samira", "ines", "helene"])
def test_only_administrators_change_settings(request, who, now):
    with pytest.raises(Refused):
        change(request.getfixturevalue(who), now, name="À moi")
