from datetime import timedelta

import pytest
from django.utils.translation import override

from ensemble.desk.figures import spell

DAY = timedelta(hours=9)


@pytest.mark.parametrize(
    ("span", "french", "english"),
    [
        (timedelta(seconds=20), "1\xa0min", "1\xa0min"),
        (timedelta(minutes=45), "45\xa0min", "45\xa0min"),
        (timedelta(hours=3, minutes=10), "3\xa0h", "3\xa0h"),
        (timedelta(hours=9), "1\xa0jour", "1 day"),
        (timedelta(hours=13), "1,5\xa0jour", "1.5 days"),
        (timedelta(hours=18), "2\xa0jours", "2 days"),
    ],
)
def test_it_says_working_time_as_people_do(span, french, english):
    with override("fr"):
        assert spell(span, day=DAY) == french
    with override("en"):
        assert spell(span, day=DAY) == english
