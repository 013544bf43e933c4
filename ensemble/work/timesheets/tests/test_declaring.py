from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.timesheets.actions.declaring import call_back, submit, write
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import NOVEMBER, SENT, a_month, running, whole

pytestmark = pytest.mark.django_db


def test_it_keeps_the_days_and_sends_them_to_whoever_wrote_the_need(mission, karim, petit):
    month = a_month(mission, whole(2, 3) | {date(2026, 11, 4): Decimal("0.5")})
    assert (month.state, month.open_days, month.submitted_to) == (
        "submitted",
        Decimal("2.5"),
        petit,
    )
    assert [letter.to for letter in Letter.objects.filter(kind="timesheets/submitted")] == [petit]


def test_writing_again_replaces_what_was_written(mission, karim):
    write(mission, NOVEMBER, whole(2, 3), by=karim.person, at=SENT)
    month = write(mission, NOVEMBER, whole(4), by=karim.person, at=SENT)
    assert [day.on.day for day in month.days.all()] == [4]


def test_sending_twice_is_sending_once(mission, karim):
    month = a_month(mission, [2, 3])
    submit(month, by=karim.person, at=SENT)
    assert Letter.objects.filter(kind="timesheets/submitted").count() == 1


def test_nobody_declares_for_somebody_else(mission, julie, claire, petit):
    for someone in (julie.person, claire, petit):
        with pytest.raises(Refused):
            write(mission, NOVEMBER, whole(2), by=someone, at=SENT)


def test_an_empty_month_does_not_leave(mission, karim):
    month = write(mission, NOVEMBER, {}, by=karim.person, at=SENT)
    with pytest.raises(Incomplete):
        submit(month, by=karim.person, at=SENT)


def test_what_left_is_not_written_over(mission, karim):
    a_month(mission, [2, 3])
    with pytest.raises(TooLate):
        write(mission, NOVEMBER, whole(4), by=karim.person, at=SENT)


def test_it_comes_back_while_nobody_answered(mission, karim):
    month = call_back(a_month(mission, [2, 3]), by=karim.person, at=SENT)
    assert month.state == "draft"
    assert a_month(mission, [4]).open_days == Decimal("1.0")


def test_r27_one_day_counts_once_over_two_missions(
    mission, missions, petit, claire, karim, julie, ines, now
):
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    second = running(missions.chosen_mission(letter, karim, by=petit, at=now))
    a_month(mission, {date(2026, 11, 3): Decimal("0.5")})
    with pytest.raises(TooLate, match="3 nov"):
        write(second, NOVEMBER, whole(3), by=karim.person, at=SENT)
    half = {date(2026, 11, 3): Decimal("0.5")}
    assert write(second, NOVEMBER, half, by=karim.person, at=SENT).open_days == Decimal("0.5")


def test_r27_a_day_taken_whole_leaves_no_half_of_it(
    mission, missions, petit, claire, karim, julie, ines, now
):
    """Our own figures: 1 then 0.5 on the 4th is refused, 1 then 1 on the 5th too, the 6th is free."""
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    second = running(missions.chosen_mission(letter, karim, by=petit, at=now))
    a_month(mission, whole(4, 5))
    half = {date(2026, 11, 4): Decimal("0.5")}
    with pytest.raises(TooLate, match="4 nov"):
        write(second, NOVEMBER, half, by=karim.person, at=SENT)
    with pytest.raises(TooLate, match="5 nov"):
        write(second, NOVEMBER, whole(5, 6), by=karim.person, at=SENT)
    assert write(second, NOVEMBER, whole(6), by=karim.person, at=SENT).open_days == 1


def test_a_draft_is_its_member_s_alone(mission, karim, petit, claire):
    write(mission, NOVEMBER, whole(2), by=karim.person, at=SENT)
    seen = {
        someone: Timesheet.objects.visible_to(someone).count()
        for someone in (karim.person, petit, claire)
    }
    assert seen == {karim.person: 1, petit: 0, claire: 0}
