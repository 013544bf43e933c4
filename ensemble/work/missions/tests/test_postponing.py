"""A promise that slips: a new date, a reason, and the first date never forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of
from ensemble.work.missions.actions.choosing import none_fits
from ensemble.work.missions.actions.consenting import say_yes
from ensemble.work.missions.actions.postponing import postpone
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.clock import clock_of
from ensemble.work.missions.models import Need, Postponement
from ensemble.work.missions.tests.builders import presentation_of, sent_need, shared_shortlist

FRIDAY = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)  # noon in Paris
BECAUSE = "Deux personnes répondent jeudi, et je préfère vous écrire une fois."


def test_the_client_reads_the_new_date_and_why(need, claire, petit, now, letters_to):
    was = need.promised_at
    postpone(need, FRIDAY, BECAUSE, by=claire, at=now)
    need.refresh_from_db()
    assert need.promised_at == FRIDAY
    kept = need.postponements.get()
    assert (kept.was, kept.promised_at, kept.because, kept.by) == (was, FRIDAY, BECAUSE, claire)
    assert letters_to(petit)[-1] == "postponed"
    letter = Letter.objects.get(kind="missions/postponed")
    said = letter.text.replace("\u00a0", " ")
    assert BECAUSE in said
    assert "lundi 16 novembre à 10 h" in said
    assert "vendredi 20 novembre à 12 h" in said
    assert "vendredi 20 novembre" in letter.subject.replace("\u00a0", " ")


def test_those_asked_read_the_date_and_not_the_sentence(asked, karim, julie, claire, now):
    say_yes(presentation_of(asked, karim), by=karim.person, at=now)
    postpone(asked.need, FRIDAY, BECAUSE, by=claire, at=now)
    letters = Letter.objects.filter(kind="missions/postponed_member").order_by("pk")
    assert {letter.to for letter in letters} == {karim.person, julie.person}
    for letter in letters:
        assert "vendredi 20" in letter.text.replace("\u00a0", " ")
        assert BECAUSE not in letter.text


def test_a_colleague_may_give_it_and_the_talent_manager_is_told(
    need, claire, hugo, now, letters_to
):
    colleague = hugo if need.talent_manager == claire else claire
    postpone(need, FRIDAY, BECAUSE, by=colleague, at=now)
    assert letters_to(need.talent_manager)[-1] == "postponed_manager"


def test_the_history_keeps_every_date_given(need, claire, now):
    first = need.promised_at
    postpone(need, FRIDAY, BECAUSE, by=claire, at=now)
    postpone(need, FRIDAY + timedelta(days=3), "Une grippe.", by=claire, at=now)
    dates = Postponement.objects.filter(need=need).values_list("was", "promised_at")
    assert list(dates) == [(first, FRIDAY), (FRIDAY, FRIDAY + timedelta(days=3))]
    told = [entry.verb for entry in history_of(need)]
    assert told == ["missions.need_sent", "missions.postponed", "missions.postponed"]


def test_the_same_date_twice_is_once(need, claire, now, petit, letters_to):
    for _twice in range(2):
        postpone(need, FRIDAY, BECAUSE, by=claire, at=now)
    assert need.postponements.count() == 1
    assert letters_to(petit).count("postponed") == 1


@pytest.mark.parametrize(
    "to",
    [
        datetime(2026, 11, 12, 8, 59, tzinfo=UTC),  # before now
        datetime(2026, 11, 13, 9, 0, tzinfo=UTC),  # before what was promised
        datetime(2026, 11, 21, 11, 0, tzinfo=UTC),  # a Saturday
        datetime(2026, 12, 25, 11, 0, tzinfo=UTC),  # Christmas
        datetime(2026, 11, 20, 7, 59, tzinfo=UTC),  # a minute before we open
        datetime(2026, 11, 20, 17, 1, tzinfo=UTC),  # a minute after we close
    ],
)
def test_a_date_that_nobody_would_keep_is_refused(to, need, claire, now):
    before = need.promised_at
    with pytest.raises(Incomplete):
        postpone(need, to, BECAUSE, by=claire, at=now)
    need.refresh_from_db()
    assert (need.promised_at, need.postponements.count()) == (before, 0)


def test_the_hours_are_those_of_the_operator(need, claire, now):
    Operator.objects.update(day_ends_at="17:00")
    late = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)  # half past five in Paris
    with pytest.raises(Incomplete):
        postpone(need, late, BECAUSE, by=claire, at=now)


def test_a_reason_is_owed(need, claire, now):
    with pytest.raises(Incomplete):
        postpone(need, FRIDAY, "  ", by=claire, at=now)


@pytest.mark.parametrize("who", ["petit", "helene", "ines", "samira", "odile"])
def test_only_talent_gives_another_date(who, need, now, request):
    with pytest.raises(Refused):
        postpone(need, FRIDAY, BECAUSE, by=request.getfixturevalue(who), at=now)


def test_nothing_is_put_off_once_the_letter_has_left(shared, claire, now):
    with pytest.raises(TooLate):
        postpone(shared.need, FRIDAY, BECAUSE, by=claire, at=now)


def test_a_need_that_ended_is_promised_nothing(need, claire, petit, now):
    withdraw_need(need, "Reporté.", by=petit, at=now)
    with pytest.raises(TooLate):
        postpone(need, FRIDAY, BECAUSE, by=claire, at=now)


def test_the_clock_still_measures_from_the_first_promise(need, karim, julie, claire, now):
    postpone(need, FRIDAY, BECAUSE, by=claire, at=now + timedelta(hours=2))
    seen = clock_of(need)
    assert (seen.promised_at, seen.first_word) == (FRIDAY, timedelta(hours=2))
    shared_shortlist(need, [karim, julie], by=claire, at=FRIDAY - timedelta(hours=1))
    assert clock_of(need).kept is False


def test_a_second_letter_put_off_changes_nothing_to_the_first(shared, claire, petit, now):
    none_fits(shared, "Trop loin.", by=petit, at=now)
    postpone(shared.need, FRIDAY, BECAUSE, by=claire, at=now)
    assert clock_of(shared.need).kept is True


def test_a_need_knows_the_date_it_had_before(need, rule, claire, petit, now):
    was = need.promised_at
    postpone(need, FRIDAY, BECAUSE, by=claire, at=now)
    other = sent_need(petit, at=now)
    marked = {one.pk: one.moved_from for one in Need.objects.with_stage()}
    assert marked == {need.pk: was, other.pk: None}
