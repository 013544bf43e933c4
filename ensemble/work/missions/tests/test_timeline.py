"""Each verb has its sentence, in both languages."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import history_of, sentence
from ensemble.work.missions.actions.consenting import say_no_thank_you, say_yes
from ensemble.work.missions.tests.builders import chosen_mission, presentation_of

APP = Path(__file__).parents[1]
RECORDED = {
    verb
    for path in (APP / "actions").glob("*.py")
    for verb in re.findall(r'(?<!fault\()(?<!value\()"missions\.(\w+)"', path.read_text())
}
FACTS = {
    "name": "Karim Benali",
    "to": "Claire Morel",
    "before": "Hugo Lantier",
    "because": "Reporté.",
    "number": "2",
    "was": "2026-11-16T09:00:00+00:00",
    "until": "2026-11-18T11:00:00+00:00",
    "count": 3,
    "percent": "8",
    "valid_from": "2026-12-01",
    "basis": "client_price",
}


def test_every_verb_has_its_template():
    written = {path.stem for path in (APP / "templates/timeline/missions").glob("*.html")}
    assert written == RECORDED


@pytest.mark.parametrize("verb", sorted(RECORDED))
def test_it_says_it_in_both_languages(verb, claire, now):
    entry = Entry(verb=f"missions.{verb}", by=claire, at=now, facts=FACTS)
    said = {}
    for language in ("fr", "en"):
        with translation.override(language):
            said[language] = str(sentence(entry))
    assert said["fr"] != said["en"]
    for words in said.values():
        assert "None" not in words
        assert "  " not in words


def test_a_need_tells_nothing_of_those_who_were_asked(asked, karim, julie, now):
    say_yes(presentation_of(asked, karim), by=karim.person, at=now)
    say_no_thank_you(presentation_of(asked, julie), by=julie.person, at=now)
    told = [entry.verb for entry in history_of(asked.need)]
    assert told == ["missions.need_sent", "missions.shortlist_begun"]
    assert "missions.said_no_thank_you" in [entry.verb for entry in history_of(asked)]


def test_a_mission_tells_who_chose(shared, karim, petit, now):
    mission = chosen_mission(shared, karim, by=petit, at=now)
    with translation.override("en"):
        told = [str(sentence(entry)) for entry in history_of(mission)]
    assert told == ["Laurent Petit chose Karim Benali."]
