"""The composing desk, without JavaScript and with it: people, words, consents, a signature."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ensemble.work.missions.models import Presentation, Shortlist

FRAGMENT = {"HX-Request": "true"}


def words(
    *presentations: Presentation, why: str = "Pour elle.", limit: str = "Pas le lundi."
) -> dict:
    """What the page sends about these people."""
    return {
        f"{one.public_id.hex}-{name}": text
        for one in presentations
        for name, text in (("why", why), ("limit", limit))
    }


@pytest.fixture
def desk(as_, claire):
    return as_(claire)


@pytest.fixture
def drafted(desk, rule, need, karim, julie, to):
    """Karim and Julie were added; nobody was asked."""
    for member in (karim, julie):
        desk.post(to("add_person", need), {"member": member.public_id})
    return Shortlist.objects.get()


def people(shortlist: Shortlist) -> list[Presentation]:
    return list(shortlist.presentations.in_alphabetical_order())


def test_it_adds_people_in_one_click_each(drafted, need):
    assert [one.person.name for one in people(drafted)] == ["Karim Benali", "Julie Lemaire"]
    need.refresh_from_db()
    assert need.state == "composing"


def test_looking_composes_nothing(desk, need, to):
    desk.get(to("compose", need))
    assert not Shortlist.objects.exists()


def test_adding_someone_twice_is_once(desk, drafted, karim, need, to):
    desk.post(to("add_person", need), {"member": karim.public_id})
    assert len(people(drafted)) == 2


def test_it_keeps_what_was_typed_when_someone_is_added(desk, drafted, nadia, need, to):
    karim, _julie = people(drafted)
    typed = words(karim, why="Il connaît Bourg.", limit="")
    desk.post(to("add_person", need), typed | {"member": nadia.public_id})
    karim.refresh_from_db()
    assert (karim.why, karim.limit) == ("Il connaît Bourg.", "")


def test_it_keeps_what_was_typed_when_someone_is_reminded(desk, asked, nadia, to):
    desk.post(to("add_person", asked.need), {"member": nadia.public_id})
    hers, karim = asked.presentations.get(member=nadia), people(asked)[0]
    typed = words(hers) | {"back": to("compose", asked.need)}
    answer = desk.post(reverse("missions:nudge", args=[karim.public_id]), typed)
    hers.refresh_from_db()
    assert (answer.url, hers.why) == (to("compose", asked.need), "Pour elle.")


def test_it_keeps_what_was_typed_when_someone_is_removed(desk, drafted, need, to):
    karim, julie = people(drafted)
    typed = words(karim, why="Il connaît Bourg.") | words(julie, why="Elle le tient.")
    desk.post(reverse("missions:remove_person", args=[karim.public_id]), typed)
    desk.post(to("restore_person", need))
    assert [one.why for one in people(drafted)] == ["Il connaît Bourg.", "Elle le tient."]


def test_it_answers_a_fragment_to_htmx_and_a_page_to_others(desk, need, karim, to):
    fragment = desk.post(
        to("add_person", need), {"member": karim.public_id, "q": "flux"}, headers=FRAGMENT
    )
    assert fragment.status_code == 200
    assert b"<html" not in fragment.content
    page = desk.post(to("add_person", need), {"member": karim.public_id, "q": "flux"})
    assert (page.status_code, page.url) == (303, f"{to('compose', need)}?q=flux")


def test_it_saves_words_as_they_are_typed(desk, drafted, need, to):
    karim, julie = people(drafted)
    answer = desk.post(to("presentation_edit", need), words(karim, why="Une"), headers=FRAGMENT)
    assert b"<html" not in answer.content
    karim.refresh_from_db()
    julie.refresh_from_db()
    assert (karim.why, julie.why) == ("Une", "")


def test_it_asks_nobody_while_a_word_is_missing(desk, drafted, need, to):
    karim, julie = people(drafted)
    answer = desk.post(to("ask_consents", need), words(karim) | words(julie, limit=""))
    assert answer.status_code == 422
    assert "Pour elle." in answer.content.decode()
    assert {one.state for one in people(drafted)} == {"drafted"}


def test_it_asks_nobody_alone(desk, drafted, need, to):
    karim, julie = people(drafted)
    desk.post(reverse("missions:remove_person", args=[julie.public_id]))
    assert desk.post(to("ask_consents", need), words(karim)).status_code == 422


def test_it_asks_everyone_with_her_words(desk, drafted, need, to):
    answer = desk.post(to("ask_consents", need), words(*people(drafted)))
    assert answer.url == to("compose", need)
    assert [(one.state, one.why) for one in people(drafted)] == [("asked", "Pour elle.")] * 2


def test_nobody_is_asked_again_by_a_keystroke(desk, asked, to):
    karim, _julie = people(asked)
    desk.post(to("presentation_edit", asked.need), words(karim), headers=FRAGMENT)
    karim.refresh_from_db()
    assert karim.state == "asked"
    desk.post(to("presentation_edit", asked.need), words(karim) | {"rewrite": karim.public_id.hex})
    karim.refresh_from_db()
    assert (karim.state, karim.why) == ("drafted", "Pour elle.")


def test_removing_may_be_undone_with_its_words(desk, drafted, need, to):
    karim, _julie = people(drafted)
    desk.post(to("presentation_edit", need), words(karim))
    page = desk.post(reverse("missions:remove_person", args=[karim.public_id]), follow=True)
    assert to("restore_person", need) in page.content.decode()
    assert len(people(drafted)) == 1
    desk.post(to("restore_person", need))
    assert next((one.person.name, one.why) for one in people(drafted)) == (
        "Karim Benali",
        "Pour elle.",
    )


def test_a_reminder_is_one_tap_and_once_a_day(desk, asked):
    karim, _julie = people(asked)
    address = reverse("missions:nudge", args=[karim.public_id])
    assert b"<html" not in desk.post(address, headers=FRAGMENT).content
    karim.refresh_from_db()
    assert karim.reminded_at == timezone.now()
    assert desk.post(address).status_code == 409


def test_it_finds_members_by_words_and_says_which(desk, need, karim, to):
    page = desk.get(to("compose", need), {"q": "supply chain"})
    assert [one.name for one in page.context["found"]] == ["Karim Benali"]
    fragment = desk.get(
        to("compose", need), {"q": "supply"}, headers=FRAGMENT | {"HX-Target": "div#found"}
    )
    assert b"<html" not in fragment.content
    assert b"Karim Benali" in fragment.content
    assert (
        b'name="q" value="supply" form="letter"' in fragment.content
    )  # asked again once one is added


@pytest.mark.parametrize("asked", ["%", "'", "&:*", "x" * 5000])
def test_it_survives_any_search(desk, need, to, asked):
    assert desk.get(to("compose", need), {"q": asked}).status_code == 200


def test_it_signs_what_everyone_agreed_to(desk, build, asked, karim, julie, now, to):
    for member in (karim, julie):
        build.say_yes(build.presentation_of(asked, member), by=member.person, at=now)
    for _twice in range(2):
        assert desk.post(to("sign", asked)).url == to("need", asked.need)
    asked.refresh_from_db()
    assert (asked.state, asked.signed_by.name) == ("shared", "Claire Morel")


def test_it_does_not_sign_before_two_have_agreed(desk, asked, to):
    assert desk.post(to("sign", asked)).status_code == 409


def test_it_asks_a_proof_before_signing(client, claire, asked, to):
    client.force_login(claire)
    answer = client.post(to("sign", asked))
    assert answer["Location"].startswith(reverse("accounts:again"))
    asked.refresh_from_db()
    assert asked.state == "composing"


def test_reading_never_signs(desk, asked, to):
    assert desk.get(to("sign", asked)).status_code == 405


def test_the_desk_costs_the_same_with_one_person_and_with_three(
    desk, queries, need, karim, julie, nadia, to
):
    desk.post(to("add_person", need), {"member": karim.public_id})
    one = queries(desk, to("compose", need))
    for member in (julie, nadia):
        desk.post(to("add_person", need), {"member": member.public_id})
    assert queries(desk, to("compose", need)) == one <= 20
