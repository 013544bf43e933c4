import pytest
from django.test import Client
from django.utils import timezone

from ensemble.foundation.persons.actions.welcoming import meet

pytestmark = pytest.mark.django_db


def test_it_speaks_the_language_a_visitor_chose(client):
    client.post(
        "/me/language", {"language": "en", "next": "/door"}, headers={"Accept-Language": "fr"}
    )
    page = client.get("/door", headers={"Accept-Language": "fr"})
    assert page["Content-Language"] == "en"


def test_it_speaks_the_language_of_the_browser_otherwise(client):
    answers = [
        client.get("/door", headers={"Accept-Language": asked})["Content-Language"]
        for asked in ("en-GB,en;q=0.9", "fr-FR", "de")
    ]
    assert answers == ["en", "fr", "fr"]


def test_it_keeps_the_language_and_the_theme_of_a_person(client):
    karim = meet("karim.benali@mail.example", "Karim Benali", at=timezone.now())
    client.force_login(karim)
    client.post("/me/language", {"language": "en"})
    client.post("/me/theme", {"theme": "dark"})
    karim.refresh_from_db()
    assert (karim.language, karim.theme) == ("en", "dark")
    elsewhere = Client()
    elsewhere.force_login(karim)
    assert 'lang="en" data-theme="dark"' in elsewhere.get("/me").text


def test_it_keeps_the_theme_of_a_visitor_in_the_session(client):
    client.post("/me/theme", {"theme": "dark"})
    assert 'data-theme="dark"' in client.get("/door").text


@pytest.mark.parametrize("url", ["/me/language", "/me/theme"])
def test_it_refuses_what_it_does_not_know(client, url):
    assert client.post(url, {"language": "de", "theme": "pink"}).status_code == 400


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https:///evil.example"])
def test_it_never_leads_to_another_site(client, wanted):
    assert client.post("/me/theme", {"theme": "dark", "next": wanted})["Location"] == "/"
