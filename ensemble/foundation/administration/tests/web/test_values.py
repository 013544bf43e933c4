from datetime import date

import pytest
import time_machine

from ensemble.foundation.accounts.doors import mark_as_proven
from ensemble.foundation.administration.actions.dating import set_value
from ensemble.foundation.parameters.models import DatedValue

URL = "/settings/values"
NEW = f"{URL}/new"
VALUE = {
    "name": "vat_rate",
    "value": "20",
    "unit": "%",
    "valid_from": "2027-01-01",
    "source": "CGI, art. 278",
}


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


@pytest.mark.parametrize("url", [URL, NEW])
def test_a_proof_is_asked_first(client, odile, url):
    client.force_login(odile)

    assert client.get(url).headers["Location"].startswith("/door/again")


@pytest.mark.parametrize(("who", "status"), [("claire", 403), ("helene", 404)])
def test_others_do_not_come_in(client, request, who, status):
    client.force_login(request.getfixturevalue(who))

    assert client.get(URL).status_code == status
    assert client.post(NEW, VALUE).status_code == status


def test_it_says_what_will_stand_there(odile_at_work):
    DatedValue.objects.all().delete()

    assert "Aucune valeur datée" in odile_at_work.get(URL).content.decode()


def test_one_adds_a_value(odile_at_work):
    answer = odile_at_work.post(NEW, VALUE)

    assert (answer.status_code, answer.headers["Location"]) == (303, URL)
    page = odile_at_work.get(URL).content.decode()
    for words in ("vat_rate", "CGI, art. 278", "À venir"):
        assert words in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "TVA !"}, "name"),
        ({"value": ""}, "value"),
        ({"source": " \u200b"}, "source"),
        ({"valid_from": "2027-02-30"}, "valid_from"),
    ],
)
def test_what_cannot_be_is_explained(odile_at_work, changes, field):
    kept = DatedValue.objects.count()

    answer = odile_at_work.post(NEW, VALUE | changes)

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert DatedValue.objects.count() == kept


def test_the_past_is_not_rewritten(odile_at_work):
    odile_at_work.post(NEW, VALUE | {"valid_from": "2014-01-01"})

    answer = odile_at_work.post(NEW, VALUE | {"valid_from": "2026-01-01", "value": "21"})

    assert answer.status_code == 409
    assert "Les jours passés gardent leur valeur" in answer.content.decode()


def test_another_value_starts_from_the_last_one(odile_at_work):
    odile_at_work.post(NEW, VALUE)

    form = odile_at_work.get(NEW, {"name": "vat_rate"}).context["form"]

    assert form.initial == {"name": "vat_rate", "unit": "%"}


def test_it_costs_the_same_for_one_value_or_three(
    odile_at_work, odile, now, django_assert_max_num_queries
):
    def add(name):
        start = date(2027, 1, 1)
        set_value(name, "1", valid_from=start, source="Essai", by=odile, at=now)

    add("one")
    with django_assert_max_num_queries(20) as one:
        odile_at_work.get(URL)
    add("two")
    add("three")
    with django_assert_max_num_queries(20) as three:
        odile_at_work.get(URL)

    assert len(one) == len(three)


def test_it_is_searched_and_filtered_without_a_script(odile_at_work):
    page = odile_at_work.get(URL, {"q": "pénalités", "state": "in_force"}).content.decode()
    assert "12,15\u00a0% par an" in page
    assert "C. com. L441-10" in page
    assert "Taux normal de TVA" not in page


def test_it_jumps_to_a_family(odile_at_work):
    page = odile_at_work.get(URL).content.decode()
    assert 'href="#mentions"' in page
    assert 'id="mentions"' in page


@pytest.mark.parametrize("asked", [{"q": "licorne"}, {"q": "x" * 200}, {"state": "jamais"}])
def test_what_finds_nothing_or_cannot_be_read_breaks_nothing(odile_at_work, asked):
    assert odile_at_work.get(URL, asked).status_code == 200
