"""The page of a mission for its three parties, at each moment of its life."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from ensemble.foundation.ui.formats import NBSP
from ensemble.work.contracts.models import Agreement, Extension, Terms, VigilanceCheck
from ensemble.work.missions.models import Mission

pytestmark = pytest.mark.usefixtures("operator", "helene")
PARTIES = ["karim", "helene", "petit", "claire", "ines"]


@pytest.fixture
def person(request):
    """By the name of a fixture: a member is her person."""

    def find(name: str):
        found = request.getfixturevalue(name)
        return getattr(found, "person", found)

    return find


@pytest.mark.parametrize("who", PARTIES)
def test_the_same_line_for_all(as_, person, mission, to, who):
    page = as_(person(who)).get(to("mission", mission)).text
    for amount in ("850,00", "73,91", "923,91", f"55{NBSP}434,60"):
        assert f"{amount}{NBSP}€" in page


@pytest.mark.parametrize("who", PARTIES)
def test_a_running_mission_says_who_pays_whom(as_, person, mission, build, ines, now, to, who):
    build.running(mission, ines, at=now)
    page = as_(person(who)).get(to("mission", mission)).text
    assert '<svg class="drawing-flows' in page
    assert "que le client ait payé ou non" in page


def test_agency_says_that_nothing_is_advanced(as_, karim, mission, build, ines, now, to):
    build.signed(mission, ines, at=now, model="agency")
    page = as_(karim.person).get(to("mission", mission)).text
    assert "n’avance rien" in page
    assert "que le client ait payé ou non" not in page


def test_strangers_find_nothing(as_, julie, oscar, ardance, odile, mission, to):
    assert as_(julie.person).get(to("mission", mission)).status_code == 404
    assert as_(oscar).get(to("mission", mission)).status_code == 404
    assert as_(odile).get(to("mission", mission)).status_code == 403
    assert mission.title not in as_(oscar).get(to("missions")).text


def test_a_manager_reads_no_contract(as_, petit, helene, mission, build, ines, now, to):
    build.running(mission, ines, at=now)
    order = Agreement.objects.get(kind="order")
    papers = as_(helene).get(to("papers", mission)).text
    assert to("agreement_paper", order) in papers
    assert "peut-il être cédé" in papers
    assert "aucune garantie n’en répond" in papers  # R07
    assert to("papers", mission) not in as_(petit).get(to("mission", mission)).text
    assert as_(petit).get(to("papers", mission)).status_code == 403
    assert as_(petit).get(to("agreement_paper", order)).status_code == 404
    assert as_(helene).get(to("agreement_paper", order)).status_code == 200


def test_the_client_does_not_read_the_subcontract(as_, helene, mission, build, ines, now, to):
    build.running(mission, ines, at=now)
    subcontract = Agreement.objects.get(kind="subcontract")
    assert as_(helene).get(to("agreement_paper", subcontract)).status_code == 404


def test_talent_prepares_then_sends(as_, claire, mission, build, ines, now, to):
    build.a_safe(mission, ines, at=now)
    browser = as_(claire)
    said = {
        "model": "resale",
        "starts_on": "2026-12-07",
        "ends_on": "2027-04-30",
        "days": "60",
        "rhythm": ["0", "1", "2"],
        "payment_method": "net",
        "payment_days": "30",
        "promise_working_days": "2",
        "self_billing": "on",
        "annexes": ["nda", "ip"],
    }
    assert browser.post(to("prepare", mission), said).status_code == 303
    terms = Terms.objects.get()
    assert (terms.days, terms.rhythm, terms.annexes) == (60, [0, 1, 2], ["nda", "ip"])
    assert browser.post(to("propose", mission)).status_code == 409
    review = browser.get(to("independence", mission)).context["current"]
    browser.post(to("look_at", review), {"words": "Rien à signaler."})
    assert browser.post(to("propose", mission)).status_code == 303
    assert Agreement.objects.still_waiting().count() == 4


def test_wrong_terms_are_kept_and_explained(as_, claire, mission, to):
    said = {"model": "resale", "starts_on": "2026-12-07", "ends_on": "2026-12-01", "days": "18,3"}
    answer = as_(claire).post(to("prepare", mission), said)
    assert answer.status_code == 422
    assert "18,3" in answer.text


@pytest.mark.parametrize("days", ["-3", "NaN", "1e309", "0", "1001", "dix"])
def test_days_are_days(as_, claire, mission, to, days):
    said = {"model": "resale", "starts_on": "2026-12-07", "ends_on": "2027-01-01", "days": days}
    assert as_(claire).post(to("prepare", mission), said).status_code == 422


def test_extending_takes_four_clicks_and_two_people(
    as_, helene, karim, mission, build, ines, now, to, moment
):
    build.running(mission, ines, at=now)
    browser = as_(helene)
    assert to("extend", mission) in browser.get(to("mission", mission)).text
    asked = {"ends_on": "2027-06-30", "days": "20", "words": "On continue."}
    check = browser.get(to("extend", mission), asked)
    assert "20 jours" in check.text.replace(NBSP, " ")
    assert "Nos frais, 8 %" in check.text.replace(NBSP, " ")
    assert browser.post(to("send_extension", mission), asked).status_code == 303
    page = as_(karim.person).get(to("mission", mission))
    assert "On continue." in page.text
    extension = page.context["page"].extension
    assert as_(helene).post(to("answer_extension", extension), {"answer": "yes"}).status_code == 303
    assert Terms.objects.count() == 1
    as_(karim.person).post(to("answer_extension", extension), {"answer": "yes"})
    assert Terms.objects.drafted().get().days == 80
    assert Agreement.objects.still_waiting().count() == 2


def test_without_a_fresh_proof_nothing_is_asked(as_, helene, mission, build, ines, now, to, moment):
    build.running(mission, ines, at=now)
    browser = as_(helene)
    moment.shift(timedelta(minutes=11))
    answer = browser.post(to("send_extension", mission), {"ends_on": "2027-06-30", "days": "20"})
    assert Extension.objects.count() == 0
    assert answer["Location"].startswith("/door/again")


@pytest.mark.parametrize("state", ["ready", "signed", "running"])
def test_a_page_costs_twenty_queries(as_, helene, mission, build, ines, now, to, queries, state):
    if state != "ready":
        getattr(build, state)(mission, ines, at=now)
    assert queries(as_(helene), to("mission", mission)) <= 20
    assert queries(as_(helene), to("papers", mission)) <= 20


def test_the_list_costs_the_same_with_one_and_with_three(
    as_, missions, petit, claire, karim, julie, mission, now, to, queries
):
    browser = as_(petit)
    one = queries(browser, to("missions"))
    for _again in range(2):
        need = missions.sent_need(petit, at=now)
        letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
        missions.chosen_mission(letter, karim, by=petit, at=now)
    assert Mission.objects.count() == 3
    assert queries(browser, to("missions")) == one <= 20


def test_the_vigilance_file_is_for_the_client(as_, helene, petit, mission, build, ines, now, to):
    build.running(mission, ines, at=now)
    assert as_(petit).get(to("vigilance_file", mission)).status_code == 403
    answer = as_(helene).get(to("vigilance_file", mission))
    assert answer.status_code == 200
    with ZipFile(BytesIO(answer.content)) as enclosed:
        index, *papers = enclosed.namelist()
    certificate = VigilanceCheck.objects.get(mission=mission).document
    assert index == "00-index.pdf"
    assert any(str(certificate.issued_on) in name for name in papers)


def test_ending_keeps_its_sentence(as_, karim, mission, build, ines, now, to, moment):
    build.running(mission, ines, at=now)
    moment.move_to(now + timedelta(days=60))
    said = {"last_day": "2027-01-08", "wished_by": "member", "because": "Un autre projet."}
    assert as_(karim.person).post(to("end", mission), said).status_code == 303
    page = as_(karim.person).get(to("mission", mission)).text
    assert "Un autre projet." in page
