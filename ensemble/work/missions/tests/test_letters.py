"""Every letter, in both languages, as someone receives it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.tests.builders import pdf_with_a_program
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.attaching import attach_brief
from ensemble.work.missions.actions.choosing import none_fits
from ensemble.work.missions.actions.composing import add
from ensemble.work.missions.actions.consenting import ask, nudge, withdraw
from ensemble.work.missions.actions.handing import hand_over
from ensemble.work.missions.actions.meeting import ask_to_meet, offer_slots
from ensemble.work.missions.actions.postponing import postpone
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import NotRetained
from ensemble.work.missions.tests.builders import (
    LIMIT,
    WHY,
    another_member,
    asked_shortlist,
    chosen_mission,
    presentation_of,
    sent_need,
    shared_shortlist,
)

TEMPLATES = Path(__file__).parents[1] / "templates/letters/missions"
KINDS = {path.name.partition(".")[0] for path in TEMPLATES.glob("*.md")}
LATER = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)


@pytest.fixture(params=["fr", "en"])
def received(
    request, rule, claire, hugo, petit, oscar, ardance, karim, julie, nadia, sophie, now
) -> list[Letter]:
    """Three needs live, and every letter is written once at least."""
    Person.objects.update(language=request.param, phone="+33 4 72 00 00 00")
    people = [claire, hugo, petit, oscar, karim.person, julie.person, nadia.person, sophie.person]
    for person in people:
        person.refresh_from_db()
    run_chosen(claire, hugo, petit, oscar, karim, julie, nadia, sophie, now)
    run_refused(claire, petit, karim, julie, now)
    run_withdrawn(hugo, claire, oscar, karim, julie, now)
    run_waiting()
    return list(Letter.objects.filter(kind__startswith="missions/").order_by("pk"))


def run_chosen(claire, hugo, petit, oscar, karim, julie, nadia, sophie, now):
    shortlist = asked_shortlist(sent_need(petit, at=now), [sophie], by=claire, at=now)
    nudge(presentation_of(shortlist, sophie), by=claire, at=LATER)
    lucie = another_member("Lucie Marchand", claire, now)
    ask(add(shortlist, lucie, by=claire, at=now, why=WHY, limit=LIMIT), by=claire, at=now)
    asked_shortlist(sent_need(oscar, at=now), [karim], by=hugo, at=now)
    shared_shortlist(shortlist.need, [karim, julie, nadia], by=claire, at=now)
    one = presentation_of(shortlist, karim)
    ask_to_meet(one, by=petit, at=now)
    offer_slots(one, [datetime(2026, 11, 17, 9, 0, tzinfo=UTC)], by=karim.person, at=now)
    withdraw(presentation_of(shortlist, nadia), by=nadia.person, at=now)
    chosen_mission(shortlist, karim, by=petit, at=now)
    sign_answer(
        NotRetained.objects.get(), "Le site était trop loin de Grenoble.", by=claire, at=now
    )


def run_refused(claire, petit, karim, julie, now):
    shortlist = shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)
    none_fits(shortlist, "Personne ne connaît l’emballage.", by=petit, at=now)


def run_withdrawn(hugo, claire, oscar, karim, julie, now):
    need = sent_need(oscar, at=now)
    attach_brief(need, name="besoin.pdf", content=pdf_with_a_program(), by=oscar, at=now)
    run_waiting()
    asked_shortlist(need, [karim, julie], by=hugo, at=now)
    other = claire if need.talent_manager == hugo else hugo
    noon = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
    postpone(need, noon, "Deux personnes répondent jeudi.", by=other, at=now)
    hand_over(need, other, by=hugo, at=now)
    withdraw_need(need, "Le projet est reporté d’un an.", by=oscar, at=now)


def test_every_letter_reads_well(received):
    assert {letter.kind.partition("/")[2] for letter in received} == KINDS
    for letter in received:
        assert letter.subject, letter.kind
        assert not re.search(r"\{[{%]|None(?! of this)|\( ?\)", letter.text), letter.kind
        assert "!" not in letter.text, letter.kind
        assert "'" not in letter.text, letter.kind
        if letter.language == "fr":
            assert not re.search(r"[^\s\u00a0/:][:;?»](?!//)(\s|$)", letter.text), letter.text
            assert "« " not in letter.text, letter.kind
        else:
            assert "\u00a0:" not in letter.text, letter.kind


def test_every_link_leads_here(received):
    for letter in received:
        for link in re.findall(r"https?://\S+", letter.text):
            assert link.startswith(settings.BASE_URL), letter.kind


def test_both_languages_exist_for_each():
    names = {path.name for path in TEMPLATES.glob("*.md")}
    assert names == {f"{kind}.{language}.md" for kind in KINDS for language in ("fr", "en")}
