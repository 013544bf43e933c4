import pytest
from django.conf import settings as of_the_product
from django.http import HttpResponse
from django.urls import path

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.ui.errors import broken, not_found, refused
from ensemble.foundation.ui.http import toast, turn_to, way_back


def come(request):
    toast(request, "C’est noté.", undo="/undo")
    return (
        HttpResponse("<p>Vous venez.</p>")
        if "HX-Request" in request.headers
        else turn_to(request, "/there")
    )


def turn(request):
    return turn_to(request, "/there")


def hurry(request):
    raise TooLate("Claire a déjà choisi.")


def forget(request):
    raise Incomplete("Dites pourquoi en une phrase.")


def forbid(request):
    raise Refused("Cette sélection est partie.")


urlpatterns = [
    path("come", come),
    path("turn", turn),
    path("hurry", hurry),
    path("forget", forget),
    path("forbid", forbid),
]
WHOLE = of_the_product.TEMPLATES[0]["OPTIONS"]["context_processors"]
handler403, handler404, handler500 = refused, not_found, broken
HTMX = {"HX-Request": "true"}
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def without_the_desk(settings):
    """These few routes are no product: the frame around them asks nothing of upper apps."""
    pages, *others = settings.TEMPLATES
    ours = [name for name in WHOLE if ".desk." not in name and ".demo." not in name]
    options = pages["OPTIONS"] | {"context_processors": ours}
    settings.TEMPLATES = [pages | {"OPTIONS": options}, *others]


@pytest.fixture(scope="module", autouse=True)
def the_frame_comes_back():
    """For whoever opens a page after these."""
    yield
    [pages, *_others] = of_the_product.TEMPLATES
    assert pages["OPTIONS"]["context_processors"] == WHOLE
    assert "ensemble.desk.navigation.desk" in WHOLE


def test_it_turns_to_a_page_with_a_get(client):
    answer = client.post("/turn")
    assert (answer.status_code, answer.url) == (303, "/there")


def test_it_lets_htmx_go_there_without_a_reload(client):
    answer = client.post("/turn", headers=HTMX)
    assert (answer.status_code, answer["HX-Location"], answer.content) == (200, "/there", b"")


def test_it_brings_the_toast_with_the_fragment(client):
    answer = client.post("/come", headers=HTMX)
    assert answer.text.startswith('<p>Vous venez.</p><hx-partial hx-target="#toasts"')
    assert "C’est noté." in answer.text
    assert 'action="/undo"' in answer.text


def test_it_says_what_is_missing(client):
    answer = client.post("/forget")
    assert answer.status_code == 422
    assert "Dites pourquoi en une phrase." in answer.text
    assert client.post("/forget", headers=HTMX)["HX-Retarget"] == "#toasts"


def test_it_says_who_was_first_and_that_nothing_was_written(client):
    answer = client.post("/hurry")
    assert answer.status_code == 409
    assert "Claire a déjà choisi." in answer.text
    assert "<html" in answer.text


def test_it_says_it_among_the_toasts_to_htmx(client):
    answer = client.post("/hurry", headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (
        409,
        "#toasts",
        "beforeend",
    )
    assert "Claire a déjà choisi." in answer.text
    assert "<html" not in answer.text


def test_it_says_why_something_is_refused(client):
    answer = client.get("/forbid")
    assert answer.status_code == 403
    assert "Cette sélection est partie." in answer.text


def test_it_says_nothing_about_what_is_not_there(client):
    answer = client.get("/secret/<b>")
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_it_keeps_what_was_typed_when_everything_is_broken(rf):
    answer = broken(rf.post("/needs/new?a=1", {"title": 'Deux "entrepôts" <b>', "days": "60"}))
    assert '<form method="post" action="/needs/new?a=1">' in answer.text
    assert 'value="Deux &quot;entrepôts&quot; &lt;b&gt;"' in answer.text


def test_it_gives_no_secret_back(rf):
    answer = broken(rf.post("/door/password", {"email": "a@b.example", "password": "secret words"}))
    assert "secret words" not in answer.text
    assert "a@b.example" not in answer.text


def test_it_stands_when_everything_is_broken(rf):
    answer = broken(rf.get("/"))
    assert answer.status_code == 500
    assert "Le problème vient de chez nous" in answer.text
    assert "The problem is on our side" in answer.text


@pytest.mark.parametrize(
    "wanted", ["/", "/needs/12?page=2#people", "/a//b", "http://testserver/needs?page=2"]
)
def test_it_goes_where_a_form_of_ours_asked(rf, wanted):
    assert way_back(rf.post("/come"), wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        None,
        "",
        "needs",
        "missions:needs",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "\x01//evil.example",
        "https:evil.example",
        "https:///evil.example",
        "\thttps://evil.example",
        "http://testserver@evil.example",
        "http://testserver.evil.example",
        "javascript:alert(1)",
        "data:text/html,evil",
    ],
)
def test_it_goes_nowhere_else(rf, wanted):
    assert way_back(rf.post("/come"), wanted) == "/"
    assert way_back(rf.post("/come"), wanted, otherwise="/door") == "/door"


def test_it_does_not_leave_https(rf):
    asked = rf.post("/come", secure=True)
    assert way_back(asked, "http://testserver/needs") == "/"
    assert way_back(asked, "https://testserver/needs") == "https://testserver/needs"
