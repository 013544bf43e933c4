"""Each card of every home has a date, in a house where all that can wait does."""

from datetime import timedelta

import pytest
from django.utils import translation

from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.actions.granting import ask_role
from ensemble.people.compliance.tests import builders as compliance
from ensemble.people.profiles.tests.builders import an_invited_member
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.tests import builders as contracts
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.tests.builders import a_month, identities, running
from ensemble.work.treasury.tests import builders as treasury
from ensemble.work.treasury.tests.formats.builders import entry

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WAITS = {
    "karim": set(),
    "petit": set(),
    "claire": {"Clients waiting for a word", "Consents awaited"},
    "samira": {"Invited, not here yet"},
    "ines": {
        "Bank details on hold",
        "Bank lines to explain",
        "Papers to check",
        "Papers to sign",
    },
    "odile": {"Papers to sign", "To decide"},
}


@pytest.fixture
def choose(varenne, petit, claire, karim, julie, ines, bruno, now):
    before = now - 365 * DAY
    missions.put_in_force(ines, bruno, at=before, valid_from=before.date())
    identities(varenne, by=ines)

    def chosen():
        need = missions.sent_need(petit, at=now)
        letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
        return missions.chosen_mission(letter, karim, by=petit, at=now)

    return chosen


@pytest.fixture
def needs(choose, karim, julie, petit, claire, now):
    """Of clients and members: words, consents, letters, drafts, days."""
    an_invited_member("Zoé Martin", by=claire, at=now)
    asked = missions.sent_need(petit, at=now)
    write_to_manager(asked, "Une précision.", by=petit, at=now)
    ask_client(asked, "Pour quand ?", by=claire, at=now)
    missions.asked_shortlist(asked, [karim, julie], by=claire, at=now)
    missions.shared_shortlist(missions.sent_need(petit, at=now), [karim, julie], by=claire, at=now)
    describe(by=petit, at=now, **missions.ANSWERS)
    a_month(running(choose()), [2, 3], at=now)


@pytest.fixture
def papers(choose, ines, julie, now):
    """A contract that only we have not signed; a paper and an account that nobody has looked at."""
    mission = choose()
    contracts.a_safe(mission, ines, at=now)
    terms = contracts.prepared(mission, at=now)
    for paper in propose(terms, by=mission.talent_manager, at=now):
        _signed_by_others(Envelope.objects.about(paper).get(), at=now)
    hers = compliance.a_business(julie, at=now)
    compliance.a_paper(hers, issued_on=now.date(), at=now)
    compliance.an_account(hers, at=now)


@pytest.fixture
def money(choose, ines, bruno, now):
    account = treasury.an_account(ines, bruno, at=now)
    treasury.recorded(account, [entry("100.00", words="?")], by=ines, at=now, moved="100")


@pytest.fixture
def role(hugo, marc, odile, now):
    ask_role(hugo, "finance", by=marc, at=now)


def _signed_by_others(envelope: Envelope, *, at) -> None:
    for signer in envelope.in_order():
        signer.refresh_from_db()
        if signer.operator:
            return
        say_read(signer, by=signer.person, at=at)
        sign(signer, by=signer.person, method="passkey", consent="Je signe.", at=at)


@pytest.mark.usefixtures("needs", "papers", "money", "role")
@pytest.mark.parametrize("who", WAITS)
def test_every_card_has_a_date(request, who, now):
    person = request.getfixturevalue(who)
    home_of = {"karim": member_home, "petit": client_home}.get(who, team_home)
    with translation.override("en"):
        home = home_of(person, at=now + DAY)
    groups = getattr(home, "groups", [])
    tasks = [*getattr(home, "tasks", []), *getattr(home, "due", [])]
    tasks += [task for group in groups for task in group.tasks]
    assert tasks
    assert [task.title for task in tasks if not (task.due or task.since)] == []
    assert {group.heading for group in groups if group.tasks} >= WAITS[who]
