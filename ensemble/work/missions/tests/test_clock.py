import inspect
from datetime import timedelta

import pytest

from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.core.jobs import run_waiting
from ensemble.work.missions import clock
from ensemble.work.missions.actions.meeting import ask_to_meet
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.clock import clock_of, medians
from ensemble.work.missions.models import NotRetained, Presentation
from ensemble.work.missions.talking import conversation_about
from ensemble.work.missions.tests.builders import (
    chosen_mission,
    presentation_of,
    sent_need,
    shared_shortlist,
)

HOUR = timedelta(hours=1)


def test_it_counts_the_working_time_of_the_operator_and_of_the_client(
    need, karim, julie, claire, petit, now
):
    ask_client(need, "Qui décide ?", by=claire, at=now + 2 * HOUR)
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now + timedelta(days=1))
    ask_to_meet(presentation_of(shortlist, karim), by=petit, at=now + timedelta(days=1, hours=1))
    chosen_mission(shortlist, karim, by=petit, at=now + timedelta(days=4))
    seen = clock_of(need)
    assert (seen.first_word, seen.shortlist) == (2 * HOUR, 9 * HOUR)
    assert (seen.answer, seen.choice) == (HOUR, 18 * HOUR)
    assert seen.kept is True


def test_words_said_in_the_thread_count_too(need, claire, petit, now):
    write_to_manager(need, "Bonjour.", by=petit, at=now)
    say(conversation_about(need), by=claire, text="Bonjour.", at=now + HOUR)
    run_waiting()
    assert clock_of(need).first_word == HOUR


def test_what_has_not_come_is_not_counted(need):
    seen = clock_of(need)
    assert (seen.first_word, seen.shortlist, seen.answer, seen.choice) == (None,) * 4
    assert seen.kept is None


def test_a_promise_missed_is_said(need, karim, julie, claire, now):
    shared_shortlist(need, [karim, julie], by=claire, at=now + timedelta(days=6))
    assert clock_of(need).kept is False


def test_medians_of_what_was_sent_since_a_day(rule, claire, petit, now):
    for hours in (1, 2, 7):
        ask_client(sent_need(petit, at=now), "Un mot.", by=claire, at=now + hours * HOUR)
    sent_need(petit, at=now)
    published = medians(now)
    assert (published.needs, published.first_word, published.choice) == (4, 2 * HOUR, None)
    assert medians(now + HOUR).needs == 0
    assert medians(now + HOUR).first_word is None


def test_it_takes_as_many_queries_for_one_need_as_for_three(
    rule, claire, petit, now, django_assert_num_queries
):
    for _ in range(3):
        sent_need(petit, at=now)
        with django_assert_num_queries(2):
            medians(now)


def test_it_never_looks_at_a_person_presented():
    source = inspect.getsource(clock)
    for word in ("Presentation", "Member", "asked_at", "reminded_at", "NotRetained", "withdrawn"):
        assert word not in source


@pytest.mark.parametrize("model", [Presentation, NotRetained])
def test_nothing_about_a_person_presented_is_a_duration_or_a_mark(model):
    kept = {field.get_internal_type() for field in model._meta.fields}
    assert "DurationField" not in kept
    names = {field.name for field in model._meta.fields}
    for word in ("score", "rank", "rating", "delay", "seen", "opened", "count", "response"):
        assert not [name for name in names if word in name]
