"""A member's home says where she is presented, and until when an answer is promised."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.presented import standings_of
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.choosing import none_fits
from ensemble.work.missions.actions.consenting import say_yes, withdraw
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import NotRetained, Presentation
from ensemble.work.missions.tests.builders import (
    asked_shortlist,
    chosen_mission,
    presentation_of,
    put_in_force,
    sent_need,
    shared_shortlist,
)

pytestmark = pytest.mark.django_db
PROMISED = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def need(petit, claire, ines, bruno, now):
    put_in_force(ines, bruno, at=now)
    return sent_need(petit, at=now)


def hers(member) -> list[Presentation]:
    return list(Presentation.objects.of_member(member.person).not_over_for_her().ready_to_read())


def said(member, at) -> list[str]:
    with translation.override("en"):
        told = standings_of(hers(member), at=at)
    return [one.sentence.replace("\u00a0", " ") for one in told]


def test_nobody_is_presented_without_a_yes(need, karim, julie, claire, now):
    asked_shortlist(need, [karim, julie], by=claire, at=now)
    assert said(karim, now) == []


def test_after_a_yes_it_says_when_the_letter_leaves(need, karim, julie, claire, now):
    shortlist = asked_shortlist(need, [karim, julie], by=claire, at=now)
    say_yes(presentation_of(shortlist, karim), by=karim.person, at=now)
    assert said(karim, now) == [
        "You said yes. Claire sends the letter to Groupe Varenne by Monday 16 November at 10:00."
    ]
    assert said(karim, PROMISED + timedelta(minutes=1)) == [
        "You said yes. The letter to Groupe Varenne was promised for Monday 16 November at 10:00."
    ]


def test_once_sent_it_says_who_reads_and_when_she_hears(need, karim, julie, claire, now):
    shared_shortlist(need, [karim, julie], by=claire, at=now)
    [standing] = member_home(karim, at=now).presented
    assert (standing.client, standing.title) == ("Groupe Varenne", str(need))
    assert said(karim, now) == [
        "Groupe Varenne reads your presentation. Once they decide, Claire answers you within "
        "2 working days, whatever they say."
    ]


def test_not_chosen_she_reads_who_owes_her_an_answer_until_she_has_it(
    need, karim, julie, claire, petit, now
):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    chosen_mission(shortlist, karim, by=petit, at=now)
    owed = NotRetained.objects.get()
    [sentence] = said(julie, owed.promised_at - timedelta(minutes=1))
    assert sentence.startswith("Someone else was chosen. Claire writes to you by ")
    [sentence] = said(julie, owed.promised_at + timedelta(minutes=1))
    assert sentence.startswith("Someone else was chosen. Claire owed you an answer by ")
    assert said(karim, now) == []
    sign_answer(owed, "Le site était trop loin.", by=claire, at=now)
    assert said(julie, now) == []


def test_a_need_withdrawn_or_that_nobody_fits_says_so_and_who_writes(
    need, karim, julie, claire, petit, now
):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    none_fits(shortlist, "Personne ne connaît l’emballage.", by=petit, at=now)
    [sentence] = said(karim, now)
    assert sentence.startswith("Groupe Varenne chose nobody. Claire writes to you by ")
    other = sent_need(petit, at=now)
    shared_shortlist(other, [karim, julie], by=claire, at=now)
    withdraw_need(other, "Le projet est reporté.", by=petit, at=now)
    told = [sentence for sentence in said(julie, now) if "withdrew" in sentence]
    assert told[0].startswith("Groupe Varenne withdrew this need. Claire writes to you by ")


def test_a_withdrawal_leaves_nothing(need, karim, julie, claire, now):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    withdraw(presentation_of(shortlist, karim), by=karim.person, at=now)
    assert said(karim, now) == []


def test_her_home_no_longer_says_that_someone_is_looking(client, need, karim, julie, claire, now):
    sign_in(client, karim.person)
    looking = "cherche avec vous"
    assert looking in client.get("/").text
    shared_shortlist(need, [karim, julie], by=claire, at=now)
    home = client.get("/").text
    assert looking not in home
    assert "Groupe Varenne lit votre présentation." in home


def test_it_costs_the_same_with_one_client_and_with_three(
    need, karim, julie, claire, petit, now, django_assert_num_queries
):
    shared_shortlist(need, [karim, julie], by=claire, at=now)
    for told in (1, 2, 3):
        with django_assert_num_queries(1):
            presentations = hers(karim)
        assert len(standings_of(presentations, at=now)) == told
        shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)
