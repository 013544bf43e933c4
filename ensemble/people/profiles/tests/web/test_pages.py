"""Every page of a member and of the team answers, in both languages."""

import pytest
from django.urls import reverse

from ensemble.people.profiles.actions.remembering import note, tell_how_we_met
from ensemble.people.profiles.tests.builders import MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(karim, claire):
    tell_how_we_met(karim, text="Au café de Lyon.", by=claire, at=MONDAY)
    note(karim, text="Appeler avant 9 h.", by=claire, at=MONDAY)
    return karim


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    "address",
    [
        "/me/availability",
        "/me/card/words",
        "/me/card/facts",
        "/me/card/help",
        "/me/card/skills",
        "/me/card/skills?q=plan",
        "/me/card/portrait",
        "/me/leave",
    ],
)
def test_a_member_opens_it(client, known, address, language):
    known.person.language = language
    known.person.save()
    client.force_login(known.person)
    assert client.get(address).status_code == 200


def test_a_member_reads_their_own_card(client, known):
    client.force_login(known.person)
    page = client.get(reverse("profiles:me"), follow=True).content.decode()
    assert "Appeler avant 9" in page
    assert "Au café de Lyon." in page


def test_the_team_reads_it_all(client, known, claire):
    client.force_login(claire)
    page = client.get(f"/people/{known.card.public_id}").content.decode()
    assert "Appeler avant" in page
    assert "Claire Morel a invité Karim Benali." in page
    for address in ("/people", "/people/invite", f"/people/{known.card.public_id}/notes"):
        assert client.get(address).status_code == 200
