"""A need before any account: typed, kept, checked, claimed at the door, sent with one button."""

from datetime import date

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.work.missions.models import Need
from ensemble.work.missions.tests.builders import ANSWERS

TYPED = ANSWERS | {"starts_on": "2026-12-07", "days": "60", "budget": "1 000,50"}


@pytest.fixture
def visitor(as_, claire):
    """Nobody the house knows, with no JavaScript: plain forms and links."""
    return as_()


@pytest.fixture
def drafted(visitor, to):
    visitor.post(to("describe"), TYPED)
    return visitor


def words_of(need: Need) -> dict:
    return {name: getattr(need.current, name) for name in (*ANSWERS, "budget")}


def test_it_keeps_five_answers_in_the_session_of_a_visitor(visitor, to):
    answer = visitor.post(to("describe"), TYPED)
    assert (answer.status_code, answer.url) == (303, to("check"))
    need = Need.objects.get()
    assert (need.state, need.author, need.draft_key) == (
        "draft",
        None,
        visitor.session["need_draft"],
    )
    assert str(need.current.budget) == "1000.50"


def test_it_says_what_is_missing_and_keeps_the_rest(visitor, to):
    answer = visitor.post(to("describe"), TYPED | {"title": "", "days": "beaucoup"})
    assert answer.status_code == 422
    assert answer.context["form"]["context"].value() == ANSWERS["context"]
    assert set(answer.context["form"].errors) == {"title", "days"}


def test_it_saves_what_is_typed_so_far(visitor, to):
    answer = visitor.post(
        to("save"), {"context": "Deux usines", "days": "x"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert Need.objects.get().current.context == "Deux usines"
    visitor.post(to("save"), {"context": "Deux usines en retard"})
    assert Need.objects.get().current.context == "Deux usines en retard"


def test_it_begins_no_draft_for_an_empty_page(visitor, to):
    visitor.post(to("save"), {"presence": "hybrid"})
    assert not Need.objects.exists()


def test_it_changes_one_answer_from_the_check_page(drafted, to):
    step = reverse("missions:describe_step", args=["when"])
    assert step in drafted.get(to("check")).content.decode()
    answer = drafted.post(step, {"starts_on": "2027-01-04", "days": "20", "rhythm": ""})
    assert answer.url == to("check")
    current = Need.objects.get().current
    assert (current.starts_on, current.days, current.title) == (
        date(2027, 1, 4),
        20,
        ANSWERS["title"],
    )


def test_it_knows_no_sixth_question(drafted):
    assert drafted.get("/needs/new/anything").status_code == 404


def test_it_shows_a_draft_to_its_own_session_only(drafted, as_, to):
    assert ANSWERS["title"] in drafted.get(to("check")).content.decode()
    other = as_()
    assert other.get(to("check")).url == to("describe")
    assert ANSWERS["title"] not in other.get(to("describe")).content.decode()


def test_it_sends_a_visitor_to_the_door_and_back_without_sending(drafted, to):
    page = drafted.get(to("check")).content.decode()
    assert f"{reverse('accounts:door')}?next={to('check')}" in page.replace("%2F", "/")
    assert drafted.post(to("send")).status_code == 302
    assert Need.objects.get().state == "draft"


def test_it_sends_with_one_button_once_the_door_is_passed(drafted, to, now, claire):
    newcomer = meet("lea.roux@brume.example", "Léa Roux", at=now)
    drafted.force_login(newcomer)
    assert ANSWERS["title"] in drafted.get(to("check")).content.decode()
    assert Need.objects.get().author is None
    missing = drafted.post(to("send"), {"organisation_name": ""})
    assert missing.status_code == 422
    answer = drafted.post(to("send"), {"organisation_name": "Brume"})
    need = Need.objects.get()
    assert answer.url == to("sent", need)
    assert (need.state, need.author, need.organisation.name) == ("sent", newcomer, "Brume")
    assert "need_draft" not in drafted.session


def test_it_sends_once_when_the_button_is_pressed_twice(as_, petit, claire, to):
    browser = as_(petit)
    browser.post(to("describe"), TYPED)
    first, second = browser.post(to("send")), browser.post(to("send"))
    assert first.url == second.url
    assert Need.objects.count() == 1


def test_it_shows_a_face_a_name_and_an_hour(as_, petit, claire, to):
    browser = as_(petit)
    browser.post(to("describe"), TYPED)
    page = browser.get(browser.post(to("send")).url).content.decode()
    assert "Claire Morel" in page
    assert "mardi\u00a017\u00a0novembre à\u00a010\u00a0h" in page


def test_it_ignores_fields_nobody_offered(as_, petit, ardance, claire, to):
    browser = as_(petit)
    browser.post(to("describe"), TYPED | {"organisation": ardance.public_id, "state": "chosen"})
    browser.post(to("send"), {"organisation": ardance.public_id, "role": "finance"})
    need = Need.objects.get()
    assert (need.organisation, need.state) == (
        Organisation.objects.get(name="Groupe Varenne"),
        "sent",
    )


def test_it_erases_a_draft(drafted, to):
    assert drafted.post(to("discard")).url == to("describe")
    assert not Need.objects.exists()


def test_a_talent_manager_writes_for_a_client_and_keeps_the_need(as_, hugo, claire, varenne, to):
    browser = as_(hugo)
    browser.post(to("describe"), TYPED)
    assert browser.get(to("check")).context["manager"] == hugo
    assert browser.post(to("send")).status_code == 422
    browser.post(to("send"), {"organisation": varenne.public_id})
    need = Need.objects.get()
    assert (need.talent_manager, need.organisation) == (hugo, varenne)
