from datetime import timedelta

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.work.contracts import gates
from ensemble.work.contracts.actions.starting import start, start_due
from ensemble.work.contracts.models import SubcontractorAcceptance
from ensemble.work.contracts.reading import is_running, terms_of

pytestmark = pytest.mark.usefixtures("operator", "helene")


def codes(mission, at) -> list[str]:
    return [reason.code for reason in gates.may_start(mission, at)]


def test_it_waits_for_every_signature(build, mission, claire, now):
    assert codes(mission, now) == ["NOT_SIGNED"]
    build.prepared(mission, at=now)
    with pytest.raises(TooLate):
        start(mission, by=claire, at=now)


def test_it_begins_once_everything_is_there(build, mission, ines, claire, karim, now, letters_to):
    build.signed(mission, ines, at=now)
    assert codes(mission, now) == []
    start(mission, by=claire, at=now)
    start(mission, by=claire, at=now)
    assert mission.state == "running"
    assert letters_to(karim.person).count("started") == 1
    assert is_running(mission, mission.starts_on)
    assert not is_running(mission, mission.starts_on - timedelta(days=1))


def test_the_house_begins_it_on_its_first_morning(build, mission, ines, now):
    build.signed(mission, ines, at=now)
    assert start_due(at=now) == 0
    assert start_due(at=now + timedelta(days=25)) == 1
    mission.refresh_from_db()
    assert mission.state == "running"


def test_it_is_for_talent(build, mission, ines, karim, petit, now):
    build.signed(mission, ines, at=now)
    for person in (karim.person, petit, ines):
        with pytest.raises(Refused):
            start(mission, by=person, at=now)


def test_the_law_of_1975_stands_before_a_resale(build, mission, ines, now):
    build.signed(mission, ines, at=now)
    SubcontractorAcceptance.objects.update(client_acceptance_on=None)
    assert codes(mission, now) == ["SUBCONTRACTOR_NOT_ACCEPTED"]


def test_agency_asks_neither_acceptance_nor_room(build, mission, ines, now):
    build.signed(mission, ines, at=now, model="agency")
    assert not SubcontractorAcceptance.objects.exists()
    assert codes(mission, now) == []


@pytest.mark.parametrize("status", ["portage", "cae"])
def test_r06_a_portage_mission_signed_by_its_consultant_is_refused(
    build, mission, ines, karim, now, status
):
    build.signed(mission, ines, at=now)
    from ensemble.people.compliance.actions.describing import choose_status, describe
    from ensemble.people.compliance.tests.builders import EMPLOYER, FRENCH

    business = choose_status(karim, status, by=karim.person, at=now)
    describe(business, by=karim.person, at=now, **FRENCH | EMPLOYER)
    assert "PORTAGE_COUNTERPARTY" in codes(mission, now)


def test_r24_the_limit_of_the_client_stands_on_the_start(build, mission, ines, now):
    from ensemble.foundation.parameters.models import DatedValue

    build.signed(mission, ines, at=now)
    terms = terms_of(mission, mission.starts_on)
    month = gates.a_month_of(terms) * 120 / 100
    DatedValue.objects.filter(name="credit.default_limit").update(value=str(int(month) - 1))
    assert codes(mission, now) == ["NO_ROOM"]
    DatedValue.objects.filter(name="credit.default_limit").update(value=str(int(month) + 1))
    assert codes(mission, now) == []
