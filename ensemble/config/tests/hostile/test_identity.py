"""Known or unknown, one spelling, nothing one was not offered (21, 24, 26)."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from ensemble.foundation.accounts.access import roles_of
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member

pytestmark = pytest.mark.django_db
SPELLINGS = (
    "Karim.Benali@Place.Example",
    "karim.benali@place.example.",
    "karim.\u200bbenali@place.example",
    "  karim.benali@place.example  ",
)


@pytest.fixture
def browser(world):
    def of(column: str) -> Client:
        client = Client()
        client.cookies.load(world.cookies[column])
        return client

    return of


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_address_is_one_account(world, spelling):
    before = Person.objects.count()
    assert meet(spelling, at=world.note.at) == world.karim.person
    assert Person.objects.count() == before


@pytest.mark.parametrize("spelling", ["Karim.Benali@place.example", "karim.benali@place.example"])
def test_the_database_itself_knows_one_account(world, spelling):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email=spelling, name="Un autre Karim")


def test_inviting_says_nothing_of_who_is_known(world, browser):
    """The same answer for someone of another company as for someone nobody has met."""
    url = reverse("accounts:invite_colleague", args=[world.varenne.public_id])
    answers = []
    for email in (world.oscar.email, "nobody.yet@ailleurs.example"):
        client = browser("buy")
        answer = client.post(url, {"name": "Dominique Roy", "email": email, "role": "manager"})
        answers.append((answer.status_code, answer["Location"]))
    assert answers[0] == answers[1]


def test_a_form_gives_nothing_that_it_does_not_offer(world, browser):
    typed = {"line": "Directeur", "state": "left", "rate": "1", "member": world.sophie.pk}
    browser("own").post(reverse("profiles:edit", args=["words"]), typed | {"role": "administrator"})
    member = Member.objects.select_related("card").get(pk=world.karim.pk)
    assert (member.state, member.card.rate, member.card.line) == ("active", 851, "Directeur")
    assert roles_of(Person.objects.get(pk=member.person_id)) == frozenset()


def test_a_buyer_gives_no_seat_of_the_team(world, browser):
    url = reverse("accounts:invite_colleague", args=[world.varenne.public_id])
    typed = {"name": "Zoé Martin", "email": "zoe@varenne.example", "role": "administrator"}
    answer = browser("buy").post(url, typed)
    assert answer.status_code == 422
    assert "Zoé Martin" in answer.text
    assert not Seat.objects.filter(person__email=typed["email"]).exists()


@pytest.mark.parametrize("name", ["missions:need", "missions:shortlist", "contracts:mission"])
def test_what_belongs_to_another_client_is_as_if_it_were_not(world, browser, name):
    thing = {
        "missions:need": world.asked,
        "missions:shortlist": world.letter_shared,
        "contracts:mission": world.mission,
    }[name]
    assert browser("xcl").get(reverse(name, args=[thing.public_id])).status_code == 404
