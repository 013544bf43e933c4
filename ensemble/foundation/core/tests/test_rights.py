import pytest
from django.http import Http404, HttpResponse

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only, signed_in


def page(request) -> HttpResponse:
    return HttpResponse("read")


@pytest.fixture
def asked(rf):
    def ask(path="/needs?state=open", *, by=None, method="get", **headers):
        request = getattr(rf, method)(path, headers=headers)
        request.person = by
        return request

    return ask


def test_a_view_says_what_it_answers_to():
    assert declares("need.read", "need.list")(page).rights == ("need.read", "need.list")


def test_the_declaration_survives_what_is_wrapped_around_it():
    assert signed_in(declares("need.read")(page)).rights == ("need.read",)
    assert only(lambda person: True)(declares("need.read")(page)).rights == ("need.read",)


def test_a_visitor_goes_to_the_door_and_comes_back(asked):
    answer = signed_in(page)(asked())

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/door?next=%2Fneeds%3Fstate%3Dopen",
    )


def test_a_visitor_who_sends_a_form_comes_back_home(asked):
    assert signed_in(page)(asked(method="post")).headers["Location"] == "/door?next=%2F"


def test_a_fragment_sends_the_whole_page_to_the_door(asked):
    answer = signed_in(page)(asked(**{"HX-Request": "true"}))

    assert answer.headers["HX-Redirect"] == "/door"


def test_whoever_is_signed_in_reads(asked):
    assert signed_in(page)(asked(by="someone")).content == b"read"


def test_only_some_may_open_a_page(asked):
    guarded = only(lambda person: person == "claire")(page)

    assert guarded(asked(by="claire")).content == b"read"
    assert guarded(asked()).status_code == 302
    with pytest.raises(Refused):
        guarded(asked(by="oscar"))


def test_a_page_may_be_off_the_map_of_those_outside(asked):
    guarded = only(lambda person: person == "claire", known_to=lambda person: person == "samira")(
        page
    )

    assert guarded(asked(by="claire")).content == b"read"
    with pytest.raises(Refused):
        guarded(asked(by="samira"))
    with pytest.raises(Http404):
        guarded(asked(by="oscar"))


def test_an_action_opens_with_who_may():
    require(True)
    with pytest.raises(Refused, match="not yours"):
        require(False, "not yours")
