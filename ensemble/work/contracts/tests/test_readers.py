"""Papers have their time once nothing rests on them; until then they have none."""

from datetime import date, timedelta

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.terms import years_after
from ensemble.money.invoicing.actions.mandating import end_mandate
from ensemble.money.invoicing.models import Mandate
from ensemble.people.profiles.actions.pausing import leave
from ensemble.work.contracts.actions.ending import end
from ensemble.work.contracts.actions.giving_up import give_up
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.signing import lapse, refuse
from ensemble.work.contracts.models import Envelope, VigilanceCheck
from ensemble.work.contracts.tasks import give_papers_their_time

pytestmark = pytest.mark.usefixtures("operator", "helene")
LAST = date(2027, 1, 8)
LATER = timedelta(days=60)
STANDING = {"framework", "self_billing"}


def kept(*kinds: str, mission=None) -> set[date | None]:
    """Until when the files of the papers of these kinds are kept: all of them, when none is named."""
    found = set()
    for envelope in Envelope.objects.all():
        of_mission = mission is None or envelope.about.mission_id == mission.pk
        if of_mission and (not kinds or envelope.about.kind in kinds):
            files = (envelope.paper, envelope.signed_paper, envelope.evidence)
            found |= {stored.keep_until for stored in files if stored}
    return found


def ended(mission, karim, now, last: date = LAST) -> None:
    because = "Un autre projet l’attend."
    at = now + LATER
    end(mission, last_day=last, wished_by="member", because=because, by=karim.person, at=at)
    run_waiting()


def another(missions, karim, julie, claire, petit, now):
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    return missions.chosen_mission(letter, karim, by=petit, at=now)


def test_papers_are_kept_ten_years_after_the_last_day(build, mission, karim, ines, now):
    build.running(mission, ines, at=now)
    run_waiting()
    assert kept() == {None}
    ended(mission, karim, now)
    assert kept() == {date(2037, 1, 8)}


def test_those_that_serve_another_mission_wait_for_its_end(
    build, mission, missions, karim, julie, claire, petit, ines, now
):
    build.running(mission, ines, at=now)
    other = another(missions, karim, julie, claire, petit, now)
    run_waiting()
    ended(mission, karim, now)
    assert kept(mission=mission) == {date(2037, 1, 8)}
    assert kept(*STANDING) == {None}
    give_up(other, wished_by="client", because="Le projet est gelé.", by=claire, at=now + LATER)
    run_waiting()
    assert kept(*STANDING) == {date(2037, 1, 11)}


def test_those_that_serve_again_have_no_end_any_more(
    build, mission, missions, karim, julie, claire, petit, ines, now
):
    build.running(mission, ines, at=now)
    run_waiting()
    ended(mission, karim, now)
    later = now + timedelta(days=70)
    build.signed(another(missions, karim, julie, claire, petit, later), ines, at=later)
    run_waiting()
    assert kept(*STANDING) == {None}
    assert kept(mission=mission) == {date(2037, 1, 8)}


def test_those_of_a_mission_given_up_have_their_time(build, mission, karim, ines, claire, now):
    build.signed(mission, ines, at=now)
    run_waiting()
    give_up(mission, wished_by="client", because="Le projet est gelé.", by=claire, at=now)
    run_waiting()
    assert kept() == {date(2036, 11, 12)}


def test_those_given_up_before_papers_had_a_term_are_given_theirs(
    build, mission, karim, ines, claire, now
):
    build.signed(mission, ines, at=now)
    run_waiting()
    give_papers_their_time(now)
    assert kept() == {None}  # somebody still works with them
    give_up(mission, wished_by="client", because="Le projet est gelé.", by=claire, at=now)
    run_waiting()
    StoredFile.objects.update(keep_until=None)
    give_papers_their_time(now + LATER)
    assert kept() == {date(2036, 11, 12)}


@pytest.mark.parametrize("how", ["refused", "lapsed"])
def test_what_nobody_signed_to_the_end_has_its_time(build, mission, karim, ines, claire, now, how):
    build.a_safe(mission, ines, at=now)
    papers = propose(build.prepared(mission, at=now), by=claire, at=now)
    run_waiting()
    (subcontract,) = (paper for paper in papers if paper.kind == "subcontract")
    envelope = Envelope.objects.about(subcontract).get()
    if how == "lapsed":
        lapse(envelope, at=now)
    else:
        signer = envelope.signers.get(person=karim.person)
        refuse(signer, because="Le préavis est trop long.", by=karim.person, at=now)
    run_waiting()
    assert kept("subcontract") == {date(2036, 11, 12)}
    assert kept("order") == {None}
    StoredFile.objects.update(keep_until=None)
    give_papers_their_time(now + LATER)
    assert kept("subcontract") == {date(2036, 11, 12)}
    assert kept("order") == {None}


def test_a_mandate_is_kept_ten_years_after_its_end(build, mission, karim, ines, now):
    build.running(mission, ines, at=now)
    run_waiting()
    mandate = Mandate.objects.get(member=karim, state="signed")
    end_mandate(mandate, by=karim.person, at=now, ended_on=date(2027, 3, 31))
    run_waiting()
    assert kept("self_billing") == {date(2037, 3, 31)}
    ended(mission, karim, now)
    assert kept("self_billing") == {date(2037, 3, 31)}  # the later of the two


def test_the_mandate_of_whoever_leaves_ends_with_them(build, mission, karim, ines, claire, now):
    build.signed(mission, ines, at=now)
    run_waiting()
    leave(karim, by=karim.person, at=now)
    run_waiting()
    assert kept("self_billing") == {None}  # a mission still rests on it
    give_up(mission, wished_by="client", because="Elle est partie.", by=claire, at=now)
    run_waiting()
    assert kept("self_billing") == {date(2036, 11, 12)}


def test_a_certificate_replaced_stays_as_long_as_the_last_mission_it_was_checked_for(
    build, mission, karim, ines, now
):
    build.running(mission, ines, at=now)
    run_waiting()
    certificate = VigilanceCheck.objects.get(mission=mission).document.file
    build.a_safe(mission, ines, at=now + timedelta(days=30))
    certificate.refresh_from_db()
    assert certificate.keep_until == date(2032, 12, 12)
    ended(mission, karim, now)
    certificate.refresh_from_db()
    assert certificate.keep_until == date(2033, 1, 8)


def test_a_leap_day_is_followed_by_march():
    assert years_after(date(2028, 2, 29), 10) == date(2038, 3, 1)
