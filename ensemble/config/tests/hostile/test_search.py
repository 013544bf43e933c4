"""Whatever is typed in a search finds something or nothing (51)."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
ODD = (
    *(
        "%",
        "_",
        "'",
        '"',
        "\\",
        "&:*",
        "!",
        "| & <->",
        "(",
        "a:*b",
        "\x00",
        "\u202e",
        "🌻",
        "' OR 1=1",
    ),
    *("x" * 5000, "achats " * 700, "-", "+", "9" * 400, "1e309", "NaN"),
)


@pytest.fixture
def claire(world):
    client = Client()
    client.cookies.load(world.cookies["tal"])
    return client


@pytest.fixture
def karim(world):
    client = Client()
    client.cookies.load(world.cookies["own"])
    return client


@pytest.mark.parametrize("asked", ODD, ids=lambda asked: repr(asked[:12]))
def test_any_words_are_a_search(world, claire, karim, asked):
    pages = [
        claire.get(reverse("profiles:search"), {"q": asked}),
        claire.get(reverse("profiles:search"), {"city": asked, "rate": asked, "free": asked}),
        claire.get(reverse("profiles:search"), {"sector": asked, "page": asked}),
        claire.post(reverse("profiles:search"), {"q": asked}, headers={"HX-Request": "true"}),
        claire.get(reverse("desk:palette"), {"q": asked}),
        claire.get(reverse("missions:compose", args=[world.asked.public_id]), {"q": asked}),
        karim.get(reverse("profiles:skills"), {"q": asked}),
    ]
    assert [page.status_code for page in pages] == [200] * len(pages)


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9" * 30, "1e3"])
def test_any_page_number_is_a_page(claire, page):
    for name in ("missions:needs", "contracts:missions", "mailroom:index", "profiles:search"):
        assert claire.get(reverse(name), {"page": page}).status_code == 200
