"""The rows of `authorization.txt` that this app answers to, column by column.

A page asks three questions in order: is there any part for you here (403), does the thing exist
for you (404), may you do this to it (403).
"""

import pytest

from ensemble.foundation.accounts.actions.seating import end_seat
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.work.missions import access
from ensemble.work.missions.models import Mission, Need, Presentation, Shortlist
from ensemble.work.missions.tests.builders import chosen_mission, presentation_of

COLUMNS = ["can", "own", "mem", "buy", "ops", "xcl", "tal", "com", "fin", "adm"]
ROWS = {  # Y, or the refusal: F is 403, N is 404
    "need.read": "NYNYYNYNYF",
    "shortlist.compose": "NFFFFNYFFF",
    "shortlist.share": "NFFFFNYFFF",
    "shortlist.read": "NYNYYNYNNF",
    "shortlist.read_other_entries": "NNNYYNYNNF",
    "shortlist.choose": "NFNYYNFNFF",
    "presentation.answer": "NYNFFNFNFF",
    "interview.book": "NYNYYNYNNF",
    "mission.read": "NYNYYNYNYF",
    "mission.fee.read": "NYNYYNYNYF",
}


@pytest.fixture
def people(
    shared, karim, sophie, helene, petit, oscar, ardance, claire, samira, ines, odile, now
) -> dict:
    visitor = meet("zoe.martin@rivage.example", "Zoé Martin", at=now)
    who = [visitor, karim.person, sophie.person, helene, petit, oscar, claire, samira, ines, odile]
    return dict(zip(COLUMNS, who, strict=True))


@pytest.fixture
def things(shared, karim, julie) -> dict:
    """What each row is about: Karim is the member concerned."""
    need, hers = shared.need, presentation_of(shared, karim)
    other = presentation_of(shared, julie)
    return {
        "need.read": (need, access.may_read),
        "shortlist.compose": (need, access.may_compose),
        "shortlist.share": (need, lambda person, _need: access.may_sign(person, shared)),
        "shortlist.read": (hers, access.may_read_presentation),
        "shortlist.read_other_entries": (other, access.may_read_presentation),
        "shortlist.choose": (hers, access.may_choose),
        "presentation.answer": (hers, access.may_answer),
        "interview.book": (hers, access.may_book),
    }


def code(person, right, thing, may) -> str:
    if not access.may_come_to(right)(person):
        return "F"
    if not type(thing).objects.visible_to(person).filter(pk=thing.pk).exists():
        return "N"
    return "Y" if may(person, thing) else "F"


@pytest.mark.parametrize("right", [row for row in ROWS if not row.startswith("mission.")])
def test_the_row_holds_for_everyone(right, people, things):
    thing, may = things[right]
    assert "".join(code(people[column], right, thing, may) for column in COLUMNS) == ROWS[right]


@pytest.mark.parametrize("right", ["mission.read", "mission.fee.read"])
def test_a_mission_is_read_by_its_people(right, people, shared, karim, petit, now):
    mission = chosen_mission(shared, karim, by=petit, at=now)
    found = [code(people[one], right, mission, access.may_read_mission) for one in COLUMNS]
    assert "".join(found) == ROWS[right]


@pytest.mark.parametrize("model", [Need, Shortlist, Presentation, Mission])
def test_a_visitor_sees_nothing(model, shared, karim, petit, now):
    chosen_mission(shared, karim, by=petit, at=now)
    assert not model.objects.visible_to(None)


def test_a_manager_reads_only_the_needs_she_is_on(shared, people, varenne, helene, now):
    from ensemble.foundation.accounts.actions.seating import give_seat

    colleague = meet("ana.silva@varenne.example", "Ana Silva", at=now)
    give_seat(colleague, varenne, "manager", by=helene, at=now)
    assert not Need.objects.visible_to(colleague)
    assert not access.is_client_of(colleague, shared.need)


def test_a_seat_taken_back_counts_at_once(shared, karim, petit, helene, varenne, now):
    seat = Seat.objects.live().get(person=petit, organisation=varenne)
    end_seat(seat, by=helene, at=now)
    gone = type(petit).objects.get(pk=petit.pk)
    assert not Need.objects.visible_to(gone)
    assert not Presentation.objects.visible_to(gone)
    assert not access.may_choose(gone, presentation_of(shared, karim))
    assert shared.need.client_people() == [helene]


def test_whoever_is_presented_never_reads_the_letter(shared, karim):
    assert not Shortlist.objects.visible_to(karim.person)
    assert [one.member for one in Presentation.objects.visible_to(karim.person)] == [karim]


def test_the_fee_is_changed_by_finance_alone(people):
    able = [column for column in COLUMNS if access.may_propose_fee_rule(people[column])]
    assert able == ["fin"]


def test_the_clock_is_read_by_those_it_is_kept_on(people, shared):
    able = [column for column in COLUMNS if access.may_read_clock(people[column], shared.need)]
    assert able == ["buy", "ops", "tal", "fin"]


def test_sending_a_need_is_for_clients_newcomers_and_talent(people, now):
    from ensemble.work.missions.actions.describing import describe

    able = [
        column
        for column, person in people.items()
        if access.may_send(person, describe(by=person, at=now, title="Un"))
    ]
    assert able == ["can", "buy", "ops", "xcl", "tal"]
