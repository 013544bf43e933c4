"""The first ten minutes, lived without JavaScript."""

import pytest

from ensemble.foundation.parameters.models import Operator
from ensemble.people.profiles.tests.builders import an_invited_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(client, claire):
    Operator.objects.update_or_create(
        pk=1, defaults={"charter_fr": "Nous nous disons **les choses**.", "charter_version": "3"}
    )
    member = an_invited_member("Linh Tran", by=claire)
    client.force_login(member.person)
    return member


def test_three_steps_lead_home(client, newcomer):
    page = client.get("/welcome", follow=True)
    assert page.redirect_chain == [("/welcome/words", 303)]
    said = {"line": "Lean en atelier", "can_help_with": "Lire un plan"}
    assert client.post("/welcome/words", said).headers["Location"] == "/welcome/place"
    said = {"city": "Toulouse", "remote": "on", "free_on": ""}
    assert client.post("/welcome/place", said).headers["Location"] == "/welcome/charter"
    assert "<strong>les choses</strong>" in client.get("/welcome/charter").content.decode()
    assert client.post("/welcome/charter", {"accepted": "on"}).headers["Location"] == "/"
    newcomer.refresh_from_db()
    assert (newcomer.state, newcomer.charter_version) == ("active", "3")
    assert (newcomer.card.line, newcomer.card.city, newcomer.card.remote) == (
        "Lean en atelier",
        "Toulouse",
        True,
    )


def test_progress_is_kept(client, newcomer):
    client.post("/welcome/words", {"line": "Lean en atelier"})
    assert client.get("/welcome").headers["Location"] == "/welcome/place"
    assert "Lean en atelier" in client.get("/welcome/words").content.decode()
    client.post("/welcome/words/skip")
    assert client.get("/welcome").headers["Location"] == "/welcome/place"


def test_every_step_but_the_charter_may_be_skipped(client, newcomer):
    assert client.post("/welcome/words/skip").headers["Location"] == "/welcome/place"
    assert client.post("/welcome/place/skip").headers["Location"] == "/welcome/charter"
    assert client.post("/welcome/charter/skip").status_code == 403
    assert client.post("/welcome/charter", {"accepted": ""}).status_code == 422
    newcomer.refresh_from_db()
    assert newcomer.state == "invited"


def test_it_is_not_for_those_who_belong(client, karim, petit):
    client.force_login(karim.person)
    assert client.get("/welcome").headers["Location"] == "/"
    assert client.get("/welcome/words").status_code == 404
    client.force_login(petit)
    assert client.get("/welcome").status_code == 404
