import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.tests.builders import put_in_force, sent_need, shared_shortlist

pytestmark = pytest.mark.django_db
BUDGET = 20  # queries a page may cost


@pytest.fixture
def letter(petit, claire, ines, bruno, karim, julie, now):
    put_in_force(ines, bruno, at=now)
    return shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)


def test_it_says_what_this_place_is_to_whoever_comes(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert reverse("missions:describe") in page.text
    assert reverse("accounts:door") in page.text


@pytest.mark.parametrize("who", ["karim", "petit", "helene", "claire", "samira", "ines", "odile"])
def test_it_gives_each_person_a_home_within_the_budget(
    client, letter, who, request, django_assert_max_num_queries
):
    person = request.getfixturevalue(who)
    sign_in(client, getattr(person, "person", person))
    with django_assert_max_num_queries(BUDGET):
        page = client.get("/")
    assert page.status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_a_client_the_same_with_one_need_and_with_three(
    client, petit, claire, now, number, django_assert_num_queries
):
    for _each in range(number):
        sent_need(petit, at=now)
    sign_in(client, petit)
    client.get("/")
    with django_assert_num_queries(14):
        client.get("/")


def test_it_finds_a_member_and_a_need_from_the_palette(client, letter, claire):
    sign_in(client, claire)
    found = client.get(reverse("desk:palette"), {"q": "benali"}, headers={"HX-Request": "true"})
    assert "Karim Benali" in found.text
    assert "<html" not in found.text
    need = letter.need
    assert str(need) in client.get(reverse("desk:palette"), {"q": str(need)[:9]}).text


def test_it_refuses_the_palette_to_clients_and_members(client, letter, petit, karim):
    for person in (petit, karim.person):
        sign_in(client, person)
        assert client.get(reverse("desk:palette"), {"q": "a"}).status_code == 403


def test_it_lets_an_administrator_decide_of_a_letter_in_doubt(client, letter, odile, claire):
    lost = Letter.objects.first()
    Letter.objects.filter(pk=lost.pk).update(state="in_doubt")
    again = reverse("desk:letter_again", args=[lost.public_id])
    sign_in(client, claire)
    assert client.post(again).status_code == 403
    sign_in(client, odile)
    assert lost.subject in client.get(reverse("desk:letters_in_doubt")).text
    client.post(again)
    lost.refresh_from_db()
    assert lost.state == "waiting"
