"""A real browser under the real policy: what htmx sends, what it shows, and nothing refused."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_POST

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.ui.errors import broken
from ensemble.foundation.ui.http import toast, turn_to

PAGE = """{% extends "ui/page.html" %}{% load ui %}
{% block title %}Essai{% endblock %}{% block heading %}Essai{% endblock %}
{% block main %}<div id="cafe">{% post "Je viens" "/come" into="#cafe" %}</div>
{% post "Partir" "/leave" into="#cafe" %}{% post "Choisir" "/late" into="#cafe" %}
{% post "Casser" "/break" into="#cafe" %}{% endblock %}"""


def show(request: HttpRequest) -> HttpResponse:
    get_token(request)
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


@require_POST
def come(request: HttpRequest) -> HttpResponse:
    toast(request, "C’est noté.", undo="/undo")
    return HttpResponse('<div id="cafe">Vous venez.</div>')


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    return turn_to(request, "/there")


@require_POST
def late(request: HttpRequest) -> HttpResponse:
    raise TooLate("Claire a déjà choisi.")


@require_POST
def crash(request: HttpRequest) -> HttpResponse:
    return broken(request)


urlpatterns = [
    path("", include("ensemble.config.urls")),
    path("essai", show),
    path("there", show),
    path("come", come),
    path("leave", leave),
    path("late", late),
    path("break", crash),
]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


@pytest.fixture
def watched(page, live_server):
    """A page whose refusals by the policy and whose requests by htmx are kept."""
    page.refused, page.sent = [], []
    page.on(
        "console", lambda said: page.refused.append(said.text) if "Policy" in said.text else None
    )
    page.on("request", lambda sent: page.sent.append(sent) if sent.method == "POST" else None)
    page.goto(f"{live_server.url}/essai")
    yield page
    assert page.refused == []


def test_it_swaps_a_fragment_with_its_toast_and_its_token(watched):
    watched.click("text=Je viens")
    watched.wait_for_selector("#cafe:has-text('Vous venez.')")
    watched.wait_for_selector("#toasts .toast:has-text('C’est noté.')")
    assert [sent.headers.get("hx-request") for sent in watched.sent] == ["true"]
    assert all(sent.headers["x-csrftoken"] for sent in watched.sent)


def test_it_goes_elsewhere_without_a_reload_and_gives_the_focus_to_the_page(watched):
    watched.click("text=Partir")
    watched.wait_for_url("**/there")
    watched.wait_for_function("document.activeElement.id === 'main'")


def test_it_says_it_is_late_and_leaves_the_page_as_it_was(watched):
    watched.click("text=Choisir")
    watched.wait_for_selector("#toasts .toast-error:has-text('Claire a déjà choisi.')")
    assert watched.locator("text=Je viens").count() == 1


def test_it_says_the_problem_is_ours_and_leaves_the_page_as_it_was(watched):
    watched.click("text=Casser")
    watched.wait_for_selector("#toasts .toast-error")
    assert watched.locator("text=Je viens").count() == 1


def test_it_opens_the_palette_from_the_keyboard_and_answers(page, live_server):
    page.goto(f"{live_server.url}/style/home?language=fr")
    page.keyboard.press("Control+k")
    page.wait_for_selector(".palette [role=option]")
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".palette [aria-selected=true]")
    assert chosen.get_attribute("id") == page.locator(".palette input").get_attribute(
        "aria-activedescendant"
    )
    assert "Julie Lemaire" in chosen.inner_text()


def test_it_changes_the_colours_at_once(page, live_server):
    page.goto(f"{live_server.url}/style/home?language=fr&theme=light")
    page.click(".me-opener")
    page.click("text=Sombre")
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")
