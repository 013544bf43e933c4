"""Addresses followed by programs, forged by others, or leading elsewhere (45, 47, 48)."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.config.tests.authorization.asking import CHANNELS
from ensemble.config.tests.authorization.calls import CALLS
from ensemble.config.tests.authorization.matrix import ALLOWED, COLUMNS
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.models import Entry

pytestmark = pytest.mark.django_db
CHANGES = [call for call in CALLS if call.data is not None]
ELSEWHERE = ("https://evil.example", "//evil.example", "/\\evil.example", "https:///evil.example")


def allowed_to(call) -> str:
    """The first column signed in that may do this."""
    return next(c for c in (*COLUMNS[1:], "ano") if call.code(c) in ALLOWED)


def told() -> tuple[int, int]:
    return Entry.objects.count(), Letter.objects.count()


def browser(world, column: str, **options) -> Client:
    client = Client(raise_request_exception=False, **options)
    client.cookies.load(world.cookies.get(column, {}))
    return client


@pytest.mark.parametrize("call", CHANGES, ids=str)
def test_following_a_link_changes_nothing(world, call):
    column = allowed_to(call)
    call.before(world, column)
    url, before = reverse(call.to, args=call.args(world, column)), told()
    answers = [getattr(browser(world, column), verb)(url).status_code for verb in ("get", "head")]
    assert told() == before
    assert max(answers) < 500


@pytest.mark.parametrize("call", CHANGES, ids=str)
def test_a_form_sent_from_elsewhere_does_nothing(world, call):
    column = allowed_to(call)
    call.before(world, column)
    url, before = reverse(call.to, args=call.args(world, column)), told()
    client = browser(world, column, enforce_csrf_checks=True)
    data = call.data(world, column)
    answers = [client.post(url, data, headers=one).status_code for one in CHANNELS.values()]
    assert answers == [403, 403]
    assert told() == before


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("persons:language", {"language": "en"}),
        ("persons:theme", {"theme": "dark"}),
        ("accounts:door", None),
        ("accounts:again", None),
    ],
)
def test_nothing_leads_to_another_site(world, name, data, wanted):
    client, url = browser(world, "own"), reverse(name)
    asked = {"next": wanted}
    answer = client.get(url, asked) if data is None else client.post(url, data | asked)
    assert urlsplit(answer.headers.get("Location", "/")).netloc == ""
    assert "evil.example" not in answer.text


def test_the_demo_leads_to_no_other_site(world):
    url = reverse("demo:be", args=[world.nadia.person.public_id])
    answers = [Client().post(url, {"next": wanted})["Location"] for wanted in ELSEWHERE]
    assert answers == ["/"] * len(ELSEWHERE)


def test_a_page_that_knows_its_host_only(world):
    for path in ("/", reverse("accounts:door"), reverse("missions:describe")):
        assert Client().get(path, headers={"Host": "evil.example"}).status_code == 400
