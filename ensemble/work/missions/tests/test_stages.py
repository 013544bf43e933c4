"""The one sentence of a need, at each point where it may stand, as each side reads it."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

AT = datetime(2026, 11, 10, 9, tzinfo=ZoneInfo("Europe/Paris"))
KEPT = AT + timedelta(days=1, minutes=30)
MISSED = AT - timedelta(minutes=1)
WHEN = "mercredi 11 novembre à 9 h 30"


def need_at(state: str, **words) -> SimpleNamespace:
    return SimpleNamespace(
        state=state,
        drafted_at=AT,
        withdrawn_at=AT,
        promised_at=words.pop("promised_at", KEPT),
        talent_manager=SimpleNamespace(first_name="Claire"),
        agreed=words.pop("agreed", 0),
        asked=words.pop("asked", 0),
        moved_from=words.pop("moved_from", None),
        **words,
    )


def said(need, *, team: bool, language: str = "fr") -> str:
    from ensemble.work.missions.stages import stage_of

    with translation.override(language):
        return stage_of(need, team=team, at=AT).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("need", "sentence"),
    [
        (need_at("sent"), f"Claire vous répond d’ici <b>{WHEN}</b>."),
        (need_at("reframing"), f"Claire le précise avec vous ; des personnes d’ici <b>{WHEN}</b>."),
        (need_at("composing", asked=2), f"Deux à cinq personnes d’ici <b>{WHEN}</b>."),
        (need_at("shared", agreed=1), "<b>1 personne</b> vous attend."),
        (need_at("shared", agreed=3), "<b>3 personnes</b> vous attendent."),
    ],
)
def test_a_client_reads_who_answers_and_by_when(need, sentence):
    assert said(need, team=False) == sentence


@pytest.mark.parametrize(
    ("need", "sentence"),
    [
        (need_at("sent"), f"Promis pour <b>{WHEN}</b>."),
        (need_at("reframing"), f"Promis pour <b>{WHEN}</b>."),
        (need_at("composing"), f"Promis pour <b>{WHEN}</b>."),
        (need_at("composing", agreed=1), f"1 accord donné ; promis pour <b>{WHEN}</b>."),
        (need_at("composing", agreed=2), f"2 accords donnés ; promis pour <b>{WHEN}</b>."),
        (
            need_at("composing", agreed=1, asked=2),
            f"Accords donnés : 1, attendus : 2 ; promis pour <b>{WHEN}</b>.",
        ),
        (need_at("shared", agreed=1), "1 personne présentée ; le client décide."),
        (need_at("shared", agreed=3), "3 personnes présentées ; le client décide."),
    ],
)
def test_the_team_reads_its_promise_and_the_answers(need, sentence):
    assert said(need, team=True) == sentence


@pytest.mark.parametrize("state", ["sent", "reframing", "composing"])
def test_a_promise_gone_by_is_said_to_both(state):
    need = need_at(state, promised_at=MISSED, agreed=1, asked=1)
    promised = "<b>mardi 10 novembre à 8 h 59</b>"
    assert said(need, team=False) == f"Claire avait promis {promised} et vous doit un mot."
    assert said(need, team=True) == f"Promis pour {promised} : appelez le client aujourd’hui."


@pytest.mark.parametrize("team", [True, False])
def test_what_has_not_begun_or_has_ended_is_said_alike(team):
    mission = SimpleNamespace(
        member=SimpleNamespace(person=SimpleNamespace(name="Karim <Benali>")),
        starts_on=date(2026, 12, 7),
    )
    english = {"team": team, "language": "en"}
    draft = "Draft begun on Tuesday 10 November, to finish and send."
    assert said(need_at("draft", promised_at=None), **english) == draft
    withdrawn = need_at("withdrawn", promised_at=MISSED)
    assert said(withdrawn, **english) == "Withdrawn on Tuesday 10 November."
    chosen = need_at("chosen", promised_at=MISSED, mission=mission)
    assert said(chosen, **english) == "Karim &lt;Benali&gt;, from Monday 7 December."
