"""Every page: accessible in both themes and languages, whole on a narrow screen, silent in the console,
in our voice. Each is opened once a language, and everything is looked at there. None is forgotten: the
routes of the product say which there are."""

import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect

from e2e.pages import ELSEWHERE, READERS
from e2e.routes import answering_get

AXE = Path(__file__).with_name("vendor") / "axe.min.js"
RUN = """rules => axe.run(document, {resultTypes: ['violations'], ...(rules ? {runOnly: rules} : {})})
  .then(found => found.violations.map(one =>
    `${one.id}: ${one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')}`))"""
# What depends on colours alone; all the rest is the same in both themes.
COLOURS = ["color-contrast", "link-in-text-block"]
# Elements that reach beyond the window, when the page can be scrolled sideways.
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? []
  : [...document.querySelectorAll('body *')]
    .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
    .slice(-3).map(one => 'wide: ' + one.outerHTML.slice(0, 120))"""
# Forms and requests that would leave without their token; those of the gallery lead nowhere.
BARE = """() => [...document.querySelectorAll('[hx-post], form[method=post]:not([action="#"])')]
  .filter(one => {
    const form = one.closest('form')
    const inherited = document.body.getAttribute('hx-headers:inherited') || ''
    const asked = one.hasAttribute('hx-post') && inherited.includes('X-CSRFToken')
    return !(form && form.querySelector('[name=csrfmiddlewaretoken]')) && !asked
  }).map(one => 'no token: ' + one.outerHTML.slice(0, 120))"""
WHOLE = "frame => frame.contentDocument.documentElement.scrollHeight <= frame.clientHeight"
SHOUTED = re.compile(r"[\w’)][ \u00a0]?!(?=\s|$)|\w·\w")
DESKTOP, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}  # 400 % of zoom


def test_every_page_of_the_product_is_looked_at(town):
    seen = {route_of(path) for paths in town.pages.values() for path in paths}
    assert sorted(set(answering_get()) - seen - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) & seen) == []


def route_of(path: str) -> str:
    try:
        return resolve(path.partition("?")[0]).view_name
    except Resolver404:
        return ""


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_wrong_with_any_page(town, someone, name, language):
    page = someone(name, locale=language, viewport=DESKTOP, reduced_motion="reduce").page
    noise: list[str] = []
    page.on("console", lambda said: said.type == "error" and noise.append(said.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    speak(page, town.url, language)
    found = {}
    for path, status in town.pages[name].items():
        noise.clear()
        answered = page.goto(town.url + path).status
        problems = look(page) + [words for words in noise if status == 200]
        if answered != status or page.url != town.url + path:
            problems.append(f"answered {answered} at {page.url}")
        if problems:
            found[path] = problems
    assert not found, "\n".join(f"{path}: {problem}" for path in found for problem in found[path])


def look(page: Page) -> list[str]:
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(DESKTOP)
    page.evaluate(AXE.read_text())
    problems = page.evaluate(RUN, None)
    page.emulate_media(color_scheme="dark")
    problems += [f"dark {one}" for one in page.evaluate(RUN, COLOURS)]
    problems += page.evaluate(BARE)
    problems += [said[0] for said in SHOUTED.finditer(page.locator("body").inner_text())]
    page.set_viewport_size(NARROW)
    return problems + page.evaluate(WIDE)


def test_a_letter_is_shown_whole(town, someone):
    """Its frame is as long as its words; nothing scrolls inside a page that scrolls."""
    letter = next(path for path in town.pages[""] if path.startswith("/demo/letters/"))
    reader = someone(viewport=NARROW).at(letter)
    frame = reader.page.locator(".letter-frame")
    expect(frame.content_frame.locator(".foot")).to_be_visible()
    reader.page.wait_for_function(WHOLE, arg=frame.element_handle())


def speak(page: Page, url: str, language: str) -> None:
    """The language of a person is kept with the person, that of a visitor with the browser."""
    page.goto(url)
    page.evaluate(
        """language => {
          const form = document.querySelector('form[action$="/me/language"]')
          if (!form) return
          const data = new FormData(form)
          data.set('language', language)
          return fetch(form.action, {method: 'POST', body: new URLSearchParams(data)})
        }""",
        language,
    )
