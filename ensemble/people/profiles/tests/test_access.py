"""The rows of the authorization matrix about members, by whoever stands in each column."""

import pytest
from django.urls import reverse

from ensemble.people.profiles.actions.remembering import note
from ensemble.people.profiles.tests.builders import MONDAY, an_invited_member

pytestmark = pytest.mark.django_db

COLUMNS = ["ano", "can", "own", "mem", "buy", "ops", "xcl", "tal", "com", "fin", "adm"]
CODES = {"Y": {200}, "L": {302}, "F": {403}, "N": {404}}
MATRIX = {
    "person.card.read": "LNYYNNNYYYF",
    "person.card.edit": "LNYFNNNFFFF",
    "person.availability.read": "LNYYNNNYYFF",
    "member.search": "LNFFFFFYYFF",
    "member.invite": "LNFFFFFYYFF",
    "note.read": "LNYNNNNYNNF",
}
SAID = "Libre le"


@pytest.fixture
def world(request, client, karim, julie, claire):
    """Who asks, signed in; the card asked about is Karim's."""
    an_invited_member("Nouvelle Venue", by=claire)
    written = note(karim, text="MARQUE-DE-LA-NOTE", by=claire, at=MONDAY)
    names = {"own": "karim", "mem": "julie", "buy": "helene", "ops": "petit", "xcl": "oscar"}
    names |= {"tal": "hugo", "com": "samira", "fin": "ines", "adm": "odile"}
    column = request.param
    if column in ("buy", "ops"):
        request.getfixturevalue("varenne")
    if column == "xcl":
        request.getfixturevalue("ardance")
    if column in names:
        who = request.getfixturevalue(names[column])
        client.force_login(getattr(who, "person", who))
    elif column == "can":
        from ensemble.foundation.persons.actions.welcoming import meet

        client.force_login(meet("quelqu.un@dehors.example", "Quelqu’un Dehors", at=MONDAY))
    return column, client, karim, written


def expected(action: str, column: str) -> str:
    return MATRIX[action][COLUMNS.index(column)]


@pytest.mark.parametrize("world", COLUMNS, indirect=True)
class TestEveryColumn:
    def test_card(self, world):
        column, client, karim, _note = world
        answer = client.get(reverse("profiles:person", args=[karim.card.public_id]))
        assert answer.status_code in CODES[expected("person.card.read", column)]

    def test_portrait_follows_the_card(self, world):
        column, client, karim, _note = world
        answer = client.get(reverse("profiles:portrait", args=[karim.card.public_id]))
        code = expected("person.card.read", column)
        assert answer.status_code in (CODES["N"] if code == "Y" else CODES[code])

    def test_availability_stands_on_the_card_for_some(self, world):
        column, client, karim, _note = world
        page = client.get(reverse("profiles:person", args=[karim.card.public_id]))
        shown = SAID in page.content.decode()
        assert shown == (expected("person.availability.read", column) == "Y")

    def test_notes_stand_on_the_card_for_fewer(self, world):
        column, client, karim, _note = world
        page = client.get(reverse("profiles:person", args=[karim.card.public_id]))
        shown = "MARQUE-DE-LA-NOTE" in page.content.decode()
        assert shown == (expected("note.read", column) == "Y")

    def test_a_note_is_corrected_by_its_subject_alone(self, world):
        column, client, _karim, written = world
        answer = client.get(reverse("profiles:correct", args=[written.public_id]))
        if column == "tal":
            assert answer.status_code == 403
        else:
            assert answer.status_code in CODES[expected("note.read", column)]

    def test_search(self, world):
        column, client, *_rest = world
        code = expected("member.search", column)
        for answer in (
            client.get(reverse("profiles:search")),
            client.post(reverse("profiles:search"), headers={"HX-Request": "true"}),
        ):
            redirected = code == "L" and answer.headers.get("HX-Redirect")
            assert redirected or answer.status_code in CODES[code]

    def test_invitation(self, world):
        column, client, *_rest = world
        code = expected("member.invite", column)
        answer = client.get(reverse("profiles:invite"))
        assert answer.status_code in CODES[code]

    def test_only_ones_own_card_is_edited(self, world):
        column, client, karim, _note = world
        answer = client.post(reverse("profiles:availability"), {"free_on": "2026-12-24"})
        karim.card.refresh_from_db()
        changed = karim.card.free_on.isoformat() == "2026-12-24"
        assert changed == (expected("person.card.edit", column) == "Y")
        assert answer.status_code in {302, 303, 404}


def test_a_role_taken_away_closes_the_next_page(client, karim, claire):
    from ensemble.foundation.accounts.models import TeamRole

    client.force_login(claire)
    assert client.get(reverse("profiles:search")).status_code == 200
    TeamRole.objects.filter(person=claire).update(ended_at=MONDAY)
    assert client.get(reverse("profiles:search")).status_code == 404
