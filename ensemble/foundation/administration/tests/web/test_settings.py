import pytest
import time_machine

from ensemble.foundation.accounts.doors import mark_as_proven
from ensemble.foundation.parameters.models import Operator

URL = "/settings"


@pytest.fixture(autouse=True)
def on_the_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def odile_at_work(client, odile, now):
    client.force_login(odile)
    session = client.session
    mark_as_proven(session, method="passkey", at=now)
    session.save()
    return client


def typed(page, **changes) -> dict:
    """What the form of that page would send."""
    form = page.context["form"]
    known = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in known.items()} | changes


def test_a_proof_is_asked_first(client, odile):
    client.force_login(odile)

    assert client.get(URL).headers["Location"].startswith("/door/again")


@pytest.mark.parametrize(("who", "status"), [("claire", 403), ("ines", 403), ("helene", 404)])
def test_others_do_not_come_in(client, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(URL).status_code == status


def test_it_saves(odile_at_work):
    page = odile_at_work.get(URL)

    answer = odile_at_work.post(
        URL, typed(page, name="Les Deux Rives", video_link="https://rooms.example/house")
    )

    assert (answer.status_code, answer.headers["Location"]) == (303, URL)
    operator = Operator.current()
    assert operator.name == "Les Deux Rives"
    assert operator.video_link == "https://rooms.example/house/"
    assert "Odile Rey" in odile_at_work.get(URL).content.decode()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"day_ends_at": "08:00"}, "day_ends_at"),
        ({"promise_working_days": "0"}, "promise_working_days"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"video_link": "http://rooms.example"}, "video_link"),
        ({"video_link": "javascript:alert(1)"}, "video_link"),
        ({"email": "bonjour@ensembl\u0435.example"}, "email"),
        ({"charter_fr": "Une autre charte."}, "charter_version"),
    ],
)
def test_what_cannot_be_is_explained_and_kept(odile_at_work, changes, field):
    page = odile_at_work.get(URL)

    answer = odile_at_work.post(URL, typed(page, tagline_fr="Gardée telle quelle", **changes))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Gardée telle quelle" in answer.content.decode()
    assert Operator.current().tagline_fr != "Gardée telle quelle"


def test_a_new_charter_comes_with_a_new_version(odile_at_work):
    page = odile_at_work.get(URL)

    odile_at_work.post(URL, typed(page, charter_fr="Une autre charte.", charter_version="2"))

    assert Operator.current().charter_version == "2"


def test_from_a_stale_page_both_texts_are_shown(odile_at_work):
    page = odile_at_work.get(URL)
    Operator.objects.update(tagline_fr="Écrit par Marc")

    late = odile_at_work.post(URL, typed(page, tagline_fr="Écrit par Odile"))

    assert late.status_code == 409
    assert Operator.current().tagline_fr == "Écrit par Marc"
    for words in ("Écrit par Marc", "Écrit par Odile"):
        assert words in late.content.decode()

    assert odile_at_work.post(URL, typed(late)).status_code == 303
    assert Operator.current().tagline_fr == "Écrit par Odile"


def test_what_nobody_asked_for_is_ignored(odile_at_work):
    page = odile_at_work.get(URL)

    odile_at_work.post(URL, typed(page, id="2", role="administrator"))

    assert Operator.objects.count() == 1
