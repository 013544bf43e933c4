from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.parameters.reading import Unknown, decimal, value

pytestmark = pytest.mark.django_db
JANUARY, JUNE = date(2026, 1, 1), date(2026, 6, 1)


def keep(valid_from: date, valid_to: date | None = None, **changes) -> DatedValue:
    words = {"name": "rate", "value": "8", "source": "Décision du 1er janvier"} | changes
    return DatedValue.objects.create(valid_from=valid_from, valid_to=valid_to, **words)


def test_it_holds_from_its_first_day_until_the_day_it_ends():
    keep(JANUARY, JUNE)

    assert value("rate", on=JANUARY) == "8"
    assert value("rate", on=JUNE - timedelta(days=1)) == "8"
    for day in (JANUARY - timedelta(days=1), JUNE):
        with pytest.raises(Unknown, match="rate"):
            value("rate", on=day)


def test_it_holds_for_ever_when_it_has_no_end():
    keep(JANUARY)

    assert decimal("rate", on=date(2126, 1, 1)) == Decimal(8)


def test_two_may_follow_each_other_on_the_same_day():
    keep(JANUARY, JUNE)
    keep(JUNE, value="9")

    assert (value("rate", on=JUNE - timedelta(days=1)), value("rate", on=JUNE)) == ("8", "9")


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (JANUARY, JUNE),
        (JANUARY + timedelta(days=1), JUNE - timedelta(days=1)),
        (date(2025, 1, 1), JANUARY + timedelta(days=1)),
        (JUNE - timedelta(days=1), None),
        (date(2025, 1, 1), None),
    ],
)
def test_two_of_one_name_never_overlap(starts, ends):
    keep(JANUARY, JUNE)

    with pytest.raises(IntegrityError, match="one_value_a_day"), transaction.atomic():
        keep(starts, ends)


def test_two_names_live_apart():
    keep(JANUARY)
    keep(JANUARY, name="other")

    assert DatedValue.objects.in_force(JUNE).filter(name__in=["rate", "other"]).count() == 2


@pytest.mark.parametrize("ends", [JANUARY, JANUARY - timedelta(days=1)])
def test_it_holds_a_day_at_least(ends):
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(JANUARY, ends)


def test_it_says_where_it_was_read():
    with pytest.raises(IntegrityError, match="a_value_has_a_source"), transaction.atomic():
        keep(JANUARY, source="")


DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(DAYS, DAYS), max_size=5), DAYS)
def test_a_day_never_has_two_values(spans, day):
    with transaction.atomic():
        for starts, ends in spans:
            try:
                with transaction.atomic():
                    keep(starts, ends)
            except IntegrityError:
                continue
        assert DatedValue.objects.filter(name="rate").in_force(day).count() <= 1
        transaction.set_rollback(True)
