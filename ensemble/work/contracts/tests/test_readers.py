"""Once a mission has ended, the proofs of its papers have their time."""

from datetime import date, timedelta

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.models import StoredFile
from ensemble.work.contracts.actions.ending import end
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.readers import _years_after

pytestmark = pytest.mark.usefixtures("operator", "helene")


def test_proofs_are_kept_ten_years_after_the_last_day(build, mission, karim, ines, now):
    build.running(mission, ines, at=now)
    run_waiting()
    at, last = now + timedelta(days=60), date(2027, 1, 8)
    because = "Un autre projet l’attend."
    end(mission, last_day=last, wished_by="member", because=because, by=karim.person, at=at)
    run_waiting()
    of_mission = [one for one in Envelope.objects.all() if one.about.mission_id == mission.pk]
    assert of_mission
    kept = {
        stored.keep_until
        for envelope in of_mission
        for stored in (envelope.paper, envelope.signed_paper, envelope.evidence)
    }
    assert kept == {date(2037, 1, 8)}
    apart = StoredFile.objects.filter(kind__startswith="contracts.", keep_until=None)
    assert apart.exists()  # the framework agreement serves other missions


def test_a_leap_day_is_followed_by_march():
    assert _years_after(date(2028, 2, 29), 10) == date(2038, 3, 1)
