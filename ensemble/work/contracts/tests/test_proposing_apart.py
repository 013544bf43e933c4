"""Confidentiality and rights, signed on their own, between the right parties, in the articles of the day."""

from datetime import date, timedelta

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers.sealing import check
from ensemble.foundation.timeline.reading import history_of
from ensemble.work.contracts.actions.proposing_apart import propose_apart, withdraw_apart
from ensemble.work.contracts.actions.writing import approve_clause, propose_clause
from ensemble.work.contracts.models import Agreement, Clause, Envelope
from ensemble.work.contracts.reading import latest_terms

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("operator", "helene")]


@pytest.fixture
def drafted(build, mission, ines, now):
    build.a_safe(mission, ines, at=now)
    build.prepared(mission, at=now)
    return mission


@pytest.mark.parametrize(
    ("kind", "model", "parties"),
    [
        ("nda_alone", "resale", ["client", "member", "operator"]),
        ("nda_alone", "agency", ["client", "member", "operator"]),
        ("ip_alone", "resale", ["client", "member", "operator"]),
        ("ip_alone", "agency", ["client", "member"]),
    ],
)
def test_it_is_signed_by_its_parties_alone(build, mission, claire, ines, now, kind, model, parties):
    build.a_safe(mission, ines, at=now)
    build.prepared(mission, at=now, model=model)

    paper = propose_apart(mission, kind, by=claire, at=now)

    assert (paper.parties, paper.state, paper.terms) == (parties, "proposed", None)
    assert len(paper.words["parties"]) == len(parties)
    assert mission.title in str(paper.words["articles"])
    assert "{" not in str([one["text"] for one in paper.words["articles"]])


def test_all_three_sign_it_and_the_file_is_sealed(build, drafted, claire, ines, now):
    paper = propose_apart(drafted, "nda_alone", by=claire, at=now)
    terms = latest_terms(drafted)

    build.sign_everything([paper], ines, at=now)
    run_waiting()

    paper.refresh_from_db()
    envelope = Envelope.objects.about(paper).get()
    assert (paper.state, envelope.state) == ("signed", "signed")
    assert check(content_of(envelope.signed_paper)).is_genuine
    terms.refresh_from_db()
    assert terms.state == "drafted"
    told = [entry.verb for entry in history_of(drafted)]
    assert {"contracts.proposed", "contracts.paper_signed"} <= set(told)


def test_it_has_the_articles_in_force_that_day(drafted, claire, hugo, now):
    length = Clause.objects.get(paper="nda_alone", model="resale", slug="length")
    wording = propose_clause(
        length,
        heading_fr="Durée",
        text_fr="L’accord vaut cinq ans.",
        heading_en="Duration",
        text_en="The agreement holds for five years.",
        source="Maître Lenoir",
        valid_from=now.date() + timedelta(days=10),
        by=claire,
        at=now,
    )
    approve_clause(wording, by=hugo, at=now)
    first = propose_apart(drafted, "nda_alone", by=claire, at=now)
    withdraw_apart(first, because="Cinq ans.", by=claire, at=now)
    second = propose_apart(drafted, "nda_alone", by=claire, at=now + timedelta(days=11))

    assert "trois ans" in str(first.words)
    assert "cinq ans" in str(second.words)
    assert Agreement.objects.get(pk=first.pk).state == "void"


def test_an_english_reader_signs_it_in_english(drafted, claire, now):
    drafted.member.person.language = "en"
    drafted.member.person.save()

    paper = propose_apart(drafted, "ip_alone", by=claire, at=now)

    assert paper.title.startswith("Assignment of rights")
    assert "economic copyright" in str(paper.words)


def test_it_is_sent_once_while_it_lives(drafted, claire, now):
    propose_apart(drafted, "nda_alone", by=claire, at=now)
    with pytest.raises(TooLate):
        propose_apart(drafted, "nda_alone", by=claire, at=now)
    assert propose_apart(drafted, "ip_alone", by=claire, at=now).state == "proposed"


def test_it_needs_the_terms_that_say_who_contracts(mission, claire, karim, now):
    with pytest.raises(TooLate):
        propose_apart(mission, "nda_alone", by=claire, at=now)
    with pytest.raises(Refused):
        propose_apart(mission, "nda_alone", by=karim.person, at=now)


def test_the_legal_model_does_not_change_under_it(build, drafted, claire, now):
    from ensemble.work.contracts.actions.preparing import prepare

    propose_apart(drafted, "nda_alone", by=claire, at=now)
    with pytest.raises(TooLate, match="à part"):
        prepare(drafted, build.conditions(drafted, model="agency"), by=claire, at=now)


def test_what_is_signed_is_not_withdrawn(build, drafted, claire, ines, now):
    paper = propose_apart(drafted, "nda_alone", by=claire, at=now)
    build.sign_everything([paper], ines, at=now)
    with pytest.raises(TooLate):
        withdraw_apart(paper, because="Trop tard.", by=claire, at=now)


def test_it_falls_with_the_mission(drafted, claire, now):
    from ensemble.work.contracts.actions.giving_up import give_up

    paper = propose_apart(drafted, "nda_alone", by=claire, at=now)
    give_up(drafted, wished_by="both", because="Le projet s’arrête.", by=claire, at=now)
    paper.refresh_from_db()
    assert paper.state == "void"
    drafted.refresh_from_db()
    with pytest.raises(TooLate):
        propose_apart(drafted, "ip_alone", by=claire, at=now)


def test_the_first_articles_came_with_the_software():
    assert Clause.objects.of("nda_alone", "resale").in_force(date(2026, 11, 12)).count() == 6
    assert Clause.objects.of("ip_alone", "agency").in_force(date(2026, 11, 12)).count() == 7
