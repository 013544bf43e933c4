"""A list costs the same with one line as with three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.sending import send
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.tests.builders import ANSWERS, another_member, sent_need

pytestmark = pytest.mark.django_db
BUDGET = 20


@pytest.fixture
def cost(client):
    """How many queries a page takes, once what is asked for the first time has been."""

    def of(address: str, **asked) -> int:
        client.get(address, asked)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address, asked).status_code == 200
        return len(captured)

    return of


@pytest.mark.parametrize(
    ("who", "name", "state"),
    [
        ("karim", "mailroom:index", "waiting"),
        ("odile", "demo:letters", "waiting"),
        ("odile", "desk:letters_in_doubt", "in_doubt"),
    ],
)
def test_letters(client, cost, karim, julie, claire, now, request, who, name, state):
    person = request.getfixturevalue(who)
    sign_in(client, getattr(person, "person", person))
    readers = [karim.person] * 3 if who == "karim" else [karim.person, julie.person, claire]
    costs = []
    Letter.objects.all().delete()
    for lines, reader in enumerate(readers, start=1):
        send("mailroom/trial", to=reader, at=now)
        Letter.objects.update(state=state)
        costs.append(cost(reverse(name)))
        assert client.get(reverse(name)).text.count("Essai") >= lines
    assert costs[0] == costs[2] <= BUDGET


def test_what_the_palette_finds(client, cost, claire, petit, now):
    """Members by their name, needs by their title."""
    sign_in(client, claire)
    costs = []
    for lines, name in enumerate(("Anne Bourg", "Rose Bourg", "Yves Bourg"), start=1):
        another_member(name, claire, now)
        sent_need(petit, at=now)
        costs.append(cost(reverse("desk:palette"), q="bourg"))
        found = client.get(reverse("desk:palette"), {"q": "bourg"}).context["found"]
        assert len(found) == 2 * lines
    assert costs[0] == costs[2] <= BUDGET


def test_the_palette_leaves_the_draft_of_whoever_writes_for_a_client(client, claire, now):
    sign_in(client, claire)
    describe(by=claire, at=now, **ANSWERS)
    assert client.get(reverse("desk:palette"), {"q": "bourg"}).context["found"] == []
