from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.calendar.hours import HALF_HOUR, free_half_hours, half_hours
from ensemble.foundation.calendar.tests.builders import NOW, a_meeting, slots_of
from ensemble.foundation.core.workdays import in_working_hours
from ensemble.foundation.parameters.models import Operator

PARIS = ZoneInfo("Europe/Paris")


def test_it_gives_ten_working_days_of_the_operator_s_hours():
    hours = half_hours(NOW, operator=Operator())

    assert len(hours) == 10 * 18
    assert hours[0] == datetime(2026, 11, 13, 9, 0, tzinfo=PARIS)
    assert hours[-1] == datetime(2026, 11, 26, 17, 30, tzinfo=PARIS)


def test_it_follows_the_hours_and_the_zone_of_the_operator():
    operator = Operator(
        day_starts_at=time(10), day_ends_at=time(11, 15), time_zone="Indian/Reunion"
    )

    hours = half_hours(NOW, operator=operator, days=1)

    assert [hour.astimezone(UTC).strftime("%H:%M") for hour in hours] == ["06:00", "06:30"]


def test_it_passes_over_public_holidays_and_weekends():
    hours = half_hours(datetime(2026, 12, 24, 9, tzinfo=UTC), operator=Operator(), days=1)

    assert {hour.date().isoformat() for hour in hours} == {"2026-12-28"}


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)))
def test_every_half_hour_is_ahead_worked_and_whole(at):
    hours = half_hours(at, operator=Operator())

    assert hours == sorted(set(hours))
    for start in hours:
        assert start > at
        assert in_working_hours(start)
        assert in_working_hours(start + HALF_HOUR - timedelta(seconds=1))


def test_it_leaves_out_what_is_already_given_or_taken(karim, julie, petit, claire, varenne):
    everything = free_half_hours(karim.person, at=NOW)
    slots_of(karim.person, varenne, start=everything[0], count=2)
    a_meeting(julie.person, karim.person, varenne, organiser=claire, start=everything[5])

    free = free_half_hours(karim.person, at=NOW)

    assert set(everything) - set(free) == {everything[0], everything[1], everything[5]}
