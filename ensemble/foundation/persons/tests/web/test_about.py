import pytest
from django.utils import timezone

from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
ABOUT = {
    "name": "Karim Benali",
    "phone": "06 12 34 56 78",
    "agreement": "masculine",
    "language": "en",
    "time_zone": "Europe/Lisbon",
    "theme": "dark",
}


@pytest.fixture
def karim(client) -> Person:
    karim = meet("karim.benali@mail.example", "Karim Benali", at=timezone.now())
    client.force_login(karim)
    return karim


def test_it_keeps_what_a_person_says_of_themselves(client, karim):
    assert client.post("/me", ABOUT)["Location"] == "/me"
    karim.refresh_from_db()
    assert {name: getattr(karim, name) for name in ABOUT} == ABOUT


def test_it_answers_in_the_language_just_chosen(client, karim):
    assert 'lang="fr"' in client.get("/me").text
    client.post("/me", ABOUT)
    page = client.get("/me").text
    assert 'lang="en" data-theme="dark"' in page
    assert "It is noted." in page


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("phone", "appelez-moi"),
        ("language", "de"),
        ("time_zone", "Europe/Atlantis"),
        ("theme", "pink"),
        ("agreement", "both"),
    ],
)
def test_it_keeps_the_answers_and_says_which_is_wrong(client, karim, field, wrong):
    answer = client.post("/me", ABOUT | {field: wrong})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"]["phone"].value() == (ABOUT | {field: wrong})["phone"]


def test_it_takes_nothing_that_the_form_does_not_ask(client, karim):
    client.post("/me", ABOUT | {"email": "other@mail.example", "is_demo": "on", "is_active": ""})
    karim.refresh_from_db()
    assert (karim.email, karim.is_demo, karim.is_active) == (
        "karim.benali@mail.example",
        False,
        True,
    )


def test_it_shows_the_page_to_whoever_is_signed_in(client):
    assert client.get("/me")["Location"] == "/door?next=%2Fme"
