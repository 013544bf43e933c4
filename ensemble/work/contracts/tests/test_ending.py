from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.work.contracts.actions.ending import end, end_due, replace
from ensemble.work.contracts.actions.extending import ask_extension, confirm
from ensemble.work.contracts.actions.giving_up import give_up
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.models import Agreement, Envelope, Extension
from ensemble.work.contracts.reading import is_running, last_day

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.fixture
def running(build, mission, ines, now):
    build.running(mission, ines, at=now)
    return mission


def test_each_side_may_end_it_with_a_sentence(running, karim, petit, now, letters_to):
    at, last = now + timedelta(days=60), date(2027, 1, 8)
    with pytest.raises(Incomplete):
        end(running, last_day=last, wished_by="member", by=karim.person, at=at)
    with pytest.raises(Refused):
        end(running, last_day=last, wished_by="client", because="Non.", by=petit, at=at)
    because = "Un autre projet l’attend."
    end(running, last_day=last, wished_by="member", because=because, by=karim.person, at=at)
    assert (running.state, last_day(running)) == ("ended", last)
    assert is_running(running, last)
    assert not is_running(running, last + timedelta(days=1))
    assert letters_to(petit)[-1] == "ended"


def test_the_house_ends_it_after_its_term(running, now):
    assert end_due(at=now + timedelta(days=100)) == 0
    assert end_due(at=now + timedelta(days=170)) == 1
    running.refresh_from_db()
    assert running.state == "ended"


def test_an_extension_being_signed_keeps_it_running(running, helene, karim, now):
    asked = ask_extension(running, ends_on=date(2027, 6, 30), days=Decimal(9), by=helene, at=now)
    confirm(asked, by=karim.person, at=now)
    assert end_due(at=now + timedelta(days=170)) == 0


def test_ending_withdraws_what_waits(running, helene, karim, claire, now):
    asked = ask_extension(running, ends_on=date(2027, 6, 30), days=Decimal(9), by=helene, at=now)
    confirm(asked, by=karim.person, at=now)
    at = now + timedelta(days=60)
    end(
        running,
        last_day=date(2027, 1, 8),
        wished_by="both",
        because="C’est fait.",
        by=claire,
        at=at,
    )
    assert not Agreement.objects.still_waiting().exists()
    assert not Envelope.objects.open().exists()
    assert not Extension.objects.still_waiting().exists()


def test_someone_else_may_go_on(running, petit, karim, claire, now):
    with pytest.raises(TooLate):
        replace(running, by=petit, at=now)
    at = now + timedelta(days=60)
    end(
        running,
        last_day=date(2027, 1, 8),
        wished_by="both",
        because="C’est fait.",
        by=claire,
        at=at,
    )
    need = replace(running, by=petit, at=at)
    assert (need.state, need.current.title) == ("sent", running.title)
    assert replace(running, by=petit, at=at) == need
    with pytest.raises(Refused):
        replace(running, by=karim.person, at=at)


def test_given_up_nobody_owes_anything(
    build, mission, ines, claire, helene, karim, now, letters_to
):
    build.a_safe(mission, ines, at=now)
    propose(build.prepared(mission, at=now), by=claire, at=now)
    give_up(mission, wished_by="client", because="Le projet est repoussé.", by=helene, at=now)
    give_up(mission, wished_by="client", because="Le projet est repoussé.", by=helene, at=now)
    assert mission.state == "given_up"
    assert not Agreement.objects.of(mission).still_waiting().exists()
    assert letters_to(karim.person).count("given_up") == 1


def test_what_has_begun_is_not_given_up(running, helene, now):
    with pytest.raises(TooLate):
        give_up(running, wished_by="client", because="Trop tard.", by=helene, at=now)
