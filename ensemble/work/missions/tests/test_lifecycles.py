import pytest
from django.db import IntegrityError, transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.work.missions.models import (
    FeeRule,
    Mission,
    Need,
    NotRetained,
    Presentation,
    Shortlist,
)

MOVES = {
    Need: {
        "draft": {"sent"},
        "sent": {"reframing", "composing", "withdrawn"},
        "reframing": {"composing", "withdrawn"},
        "composing": {"reframing", "shared", "withdrawn"},
        "shared": {"composing", "chosen", "withdrawn"},
        "chosen": set(),
        "withdrawn": set(),
    },
    Shortlist: {"composing": {"shared", "closed"}, "shared": {"closed"}, "closed": set()},
    Presentation: {
        "drafted": {"asked", "released"},
        "asked": {"drafted", "yes", "no_thank_you", "released"},
        "yes": {"drafted", "withdrawn", "released"},
        "no_thank_you": {"yes"},
        "withdrawn": set(),
        "released": set(),
    },
    NotRetained: {"owed": {"signed"}, "signed": set()},
    FeeRule: {"proposed": {"in_force", "set_aside"}, "in_force": set(), "set_aside": set()},
    Mission: {
        "ready": {"contracting", "given_up"},
        "contracting": {"running", "given_up"},
        "running": {"ended"},
        "ended": set(),
        "given_up": set(),
    },
}


@pytest.mark.parametrize("model", MOVES)
def test_the_moves_are_these(model):
    assert {state: set(targets) for state, targets in model.LIFECYCLE.moves.items()} == MOVES[model]


def test_a_step_is_not_skipped(need):
    with pytest.raises(TooLate):
        move(need, "chosen")


def broken(queryset, **change) -> str:
    """The name of the constraint that refuses this change."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        queryset.update(**change)
    return refusal.value.__cause__.diag.constraint_name


def test_the_database_refuses_what_is_never_true(shared, karim, now):
    needs, letters = Need.objects.all(), Shortlist.objects.all()
    people = Presentation.objects.filter(member=karim)
    assert broken(needs, state="lost") == "need_is_in_a_known_state"
    assert broken(needs, talent_manager=None) == "a_sent_need_has_its_people_and_a_promise"
    assert broken(needs, state="withdrawn") == "a_withdrawn_need_is_dated"
    assert broken(letters, signed_by=None) == "a_shared_shortlist_is_signed_and_dated"
    assert broken(letters, state="closed") == "a_closed_shortlist_says_how_it_ended"
    assert broken(people, why="") == "a_person_is_asked_with_a_reason_a_limit_and_a_fee"
    assert broken(people, rate=None) == "a_yes_is_dated_and_has_a_rate"
    assert broken(people, state="withdrawn") == "a_withdrawn_presentation_is_dated"


def test_a_need_has_one_open_shortlist(shared, claire, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Shortlist.objects.create(
            need=shared.need, number=2, started_by=claire, started_at=now, promised_at=now
        )


def test_an_answer_is_written_by_someone(shared, karim, petit, claire, now, build):
    build.chosen_mission(shared, karim, by=petit, at=now)
    owed = NotRetained.objects.all()
    assert broken(owed, state="signed") == "an_answer_is_written_and_signed_by_someone"
    assert broken(owed, client_sentence="Non.", answer="Non.") == "an_answer_is_rewritten"
    missions = Mission.objects.all()
    assert broken(missions, fee=0) == "price_is_rate_plus_fee"
