from datetime import date, timedelta

import pytest

from ensemble.foundation.administration.actions.dating import set_value
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.parameters.models import DatedValue, Operator
from ensemble.foundation.parameters.reading import Unknown, decimal, value
from ensemble.foundation.timeline.reading import history_of, sentence

TODAY = date(2026, 11, 12)
JANUARY = date(2027, 1, 1)


@pytest.fixture
def give(odile, now):
    def give(written: str, valid_from: date, *, by=odile, name="vat_rate"):
        return set_value(
            name, written, unit="%", valid_from=valid_from, source="CGI, art. 278", by=by, at=now
        )

    return give


def test_a_first_value_may_start_long_ago(give):
    give("20", date(2014, 1, 1))

    assert decimal("vat_rate", on=TODAY) == 20
    with pytest.raises(Unknown):
        value("vat_rate", on=date(2013, 12, 31))


def test_a_new_value_closes_the_one_before(give):
    before = give("20", date(2014, 1, 1))
    give("21", JANUARY)

    before.refresh_from_db()
    assert before.valid_to == JANUARY
    assert value("vat_rate", on=JANUARY - timedelta(days=1)) == "20"
    assert value("vat_rate", on=JANUARY) == "21"


def test_a_value_between_two_holds_until_the_next(give):
    give("20", date(2014, 1, 1))
    give("22", JANUARY)
    between = give("21", TODAY)

    assert between.valid_to == JANUARY
    assert [value("vat_rate", on=day) for day in (date(2026, 11, 11), TODAY, JANUARY)] == [
        "20",
        "21",
        "22",
    ]


def test_days_gone_by_keep_their_value(give):
    give("20", date(2014, 1, 1))

    with pytest.raises(TooLate, match="Les jours passés"):
        give("21", TODAY - timedelta(days=1))

    assert value("vat_rate", on=TODAY) == "20"


def test_what_came_before_the_first_value_may_be_completed(give):
    give("20", date(2014, 1, 1))

    give("19.6", date(2000, 4, 1))

    assert value("vat_rate", on=date(2013, 12, 31)) == "19.6"


def test_a_day_has_one_value(give):
    give("20", JANUARY)

    with pytest.raises(TooLate, match="ce jour-là"):
        give("21", JANUARY)

    assert DatedValue.objects.filter(name="vat_rate").count() == 1


def test_names_do_not_mix(give):
    give("20", JANUARY)
    give("8", JANUARY, name="fee_rate")

    given = DatedValue.objects.filter(name__in=["vat_rate", "fee_rate"])
    assert given.filter(valid_to=None).count() == 2


def test_it_is_told_in_the_history_of_the_operator(give):
    give("20", JANUARY)

    told = sentence(history_of(Operator.current()).last()).replace("\u00a0", " ")
    assert told == (
        "Odile Rey a donné à vat_rate la valeur 20 %, à partir du vendredi 1er janvier 2027."
    )


def test_only_administrators_give_values(give, ines):
    with pytest.raises(Refused):
        give("20", JANUARY, by=ines)
