"""A process killed inside a signature: all or nothing, and once (F2), on real processes."""

import pytest

from ensemble.config.tests.faults.house import House

ROWS = "ensemble.config.tests.faults.signing"
WHOLE = ["opened", "asked", "read", "signed", "completed"]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("signing"), demo=True) as house:
        yield house


def test_a_signature_killed_midway_is_none_then_one(house):
    begun = house.ask("a_paper_read()", rows=ROWS)
    before = house.state(ROWS)
    assert (before["signers"], before["holds"]) == (["read"], True)
    for fault in ("contracts.sign", "contracts.complete"):
        with house.serving(fault=fault) as browser:
            browser.has_session(begun["session"]).get(begun["page"])
            assert browser.post(begun["page"] + "/now") == 0
        assert house.state(ROWS) == before
    with house.serving() as browser:
        browser.has_session(begun["session"]).get(begun["page"])
        form = browser.page
        assert browser.post(begun["page"] + "/now") == 303
        browser.page = form  # Back, and the same form again
        assert browser.post(begun["page"] + "/now") == 303
    after = house.state(ROWS)
    assert (after["envelope"], after["events"], after["holds"]) == ("signed", WHOLE, True)
