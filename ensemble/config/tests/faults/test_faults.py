"""What breaks underneath: nothing lost, nothing twice (F2, F3, F9), on real processes."""

import subprocess
import sys

import pytest

from ensemble.config.tests.faults.house import House


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("house")) as house:
        yield house


def test_a_web_process_killed_inside_a_sending_sends_nothing_then_once(house):
    """F2: killed before the end of the transaction, nothing; the same form again, everything."""
    begun = house.ask("a_draft()")
    before = house.state()
    with house.serving(fault="missions.send") as browser:
        browser.has_session(begun["session"]).get("/needs/new/check")
        assert browser.post("/needs/new/send") == 0
    assert house.state() == before
    with house.serving() as browser:
        browser.has_session(begun["session"]).get("/needs/new/check")
        assert browser.post("/needs/new/send") == 303
    after = house.state()
    assert (before["needs"], after["needs"]) == (["draft"], ["sent"])
    assert after["letters"] > before["letters"]


def test_a_web_process_killed_before_its_answer_has_sent_once(house):
    """F2: killed after the transaction; sending again leads to what the first one made."""
    begun = house.ask("a_draft()")
    with house.serving(fault="missions.sent") as browser:
        browser.has_session(begun["session"]).get("/needs/new/check")
        assert browser.post("/needs/new/send") == 0
    first = house.state()
    with house.serving() as browser:
        browser.has_session(begun["session"]).get("/needs/new")
        assert browser.post("/needs/new/send") == 303
    assert house.state() == first
    assert "draft" not in first["needs"]


def test_a_web_process_killed_inside_a_signature_or_a_choice_leaves_neither_then_both(house):
    """F2, in the two transactions that write to the most people."""
    agreed = house.ask("an_agreed_shortlist('un')")
    signed = house.ask("an_agreed_shortlist('deux', signed=True)")
    before = house.state()
    sign, choose = (
        f"/shortlists/{agreed['shortlist']}/sign",
        f"/presentations/{signed['presentation']}/choose",
    )
    terms = {"starts_on": "2027-01-04", "days": "60"}
    pressed = (
        ("missions.sign", agreed["claire"], sign, {}),
        ("missions.choose", signed["helene"], choose, terms),
    )
    for fault, who, path, fields in pressed:
        with house.serving(fault=fault) as browser:
            browser.has_session(who).get("/needs")
            assert browser.post(path, **fields) == 0
        assert house.state() == before
    with house.serving() as browser:
        for _fault, who, path, fields in pressed:
            browser.has_session(who).get("/needs")
            assert browser.post(path, **fields) == 303
    after = house.state()
    assert after["missions"] == before["missions"] + 1
    assert (before["shortlists"], after["shortlists"]) == (
        ["composing", "shared"],
        ["closed", "shared"],
    )


def test_a_database_that_stops_keeps_what_was_typed_and_serves_again_at_once(house):
    """F3: a sentence, the form, one button; back within seconds, without a restart of ours."""
    typed = {"title": "Deux entrepôts à réunir", "context": "Depuis juin.", "outcome": "Un seul."}
    with house.serving() as browser:
        assert browser.get("/needs/new") == 200
        form = browser.page
        before = house.state()
        with house.without_database():
            assert browser.post("/needs/new", **typed, presence="hybrid") == 500
            assert "Réessayez" in browser.page
            assert 'value="Deux entrepôts à réunir"' in browser.page
            browser.page = form
            assert browser.post("/door", email="nouvelle@ailleurs.example") == 500
            assert 'value="nouvelle@ailleurs.example"' in browser.page
        browser.page = form
        assert browser.post("/needs/new", **typed, presence="hybrid") == 303  # the very first
    after = house.state()
    assert after["people"] == before["people"]
    assert len(after["needs"]) == len(before["needs"]) + 1


def test_two_workers_deliver_each_letter_once(house):
    """F9: each letter has two jobs, and two workers take them; one message is handed over."""
    written = house.ask("letters_deferred_twice(12)")["written"]
    command = "-m ensemble.config.manage procrastinate worker --one-shot --concurrency 2"
    workers = [
        subprocess.Popen(
            [sys.executable, *command.split()], env=house.env, stderr=subprocess.DEVNULL
        )
        for _worker in range(2)
    ]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    after = house.ask("delivered()")
    assert after["states"] == ["sent"]
    assert sorted(one for one in after["handed"] if one in written) == sorted(written)
    assert len(after["handed"]) == len(set(after["handed"]))
    house.state()
