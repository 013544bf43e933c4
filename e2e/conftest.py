"""The demo town, served as `bin/demo` serves it, and browsers in which someone is someone."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from ensemble.config.tests.faults.house import House

expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def untouched(tmp_path_factory) -> Iterator[House]:
    """The town as its story leaves it: built once, and nobody lives there."""
    with built(tmp_path_factory.mktemp("untouched")) as house:
        house.ask("stage()", rows="e2e.staging")
        yield house


@pytest.fixture(scope="module")
def town(untouched, tmp_path_factory) -> Iterator[SimpleNamespace]:
    """A copy for each file: what is sent, approved or said in one changes nothing for another.

    `url`, `manage(command)`, and what `e2e.town.known` tells.
    """
    house = untouched.twin(tmp_path_factory.mktemp("town"))
    known = house.ask("known()", rows="e2e.town")
    with house.working(), house.serving(host="localhost") as server:
        yield SimpleNamespace(url=server.address, manage=house.manage, **known)


@contextmanager
def built(folder: Path, *, on: datetime | None = None) -> Iterator[House]:
    """The demo town, today or on another day: nothing runs in it yet."""
    with House.built(folder, demo=True) as house:
        then = house.on(on) if on else house
        then.manage("build_demo_world")
        yield house


@contextmanager
def a_day(house: House, moment: datetime) -> Iterator[SimpleNamespace]:
    """`url`, `sessions`: the town at work from that moment on, everyone just signed in."""
    then = house.on(moment)
    sessions = then.ask("sessions()", rows="e2e.town")
    with then.working(), then.serving(host="localhost") as server:
        yield SimpleNamespace(url=server.address, sessions=sessions)


class Someone:
    """A browser, who sits in front of it, and how many times they clicked."""

    def __init__(self, page: Page, url: str):
        self.page, self.url, self.clicks = page, url, 0
        self.wrong: list[str] = []
        page.on("request", self._look_at_request)
        page.on("console", self._listen)

    def at(self, path: str) -> "Someone":
        self.page.goto(self.url + path)
        self.clicks = 0
        return self

    def click(self, target: str | Locator, *, role: str = "") -> "Someone":
        """A link or a button by its words (a part of them is enough), or a locator."""
        if isinstance(target, str):
            words = re.compile(re.escape(target), re.IGNORECASE)
            both = [self.page.get_by_role(kind, name=words) for kind in ("link", "button")]
            target = both[0].or_(both[1]) if not role else self.page.get_by_role(role, name=words)
        target.first.click()
        self.clicks += 1
        return self

    def type(self, label: str, words: str) -> "Someone":
        self.page.get_by_label(label).first.fill(words)
        return self

    def reads(self, words: str) -> "Someone":
        expect(self.page.locator("main")).to_contain_text(words)
        return self

    def proves_again(self) -> "Someone":
        """When the last proof is older than ten minutes, and only then."""
        if "/door/again" in self.page.url:
            self.click(self.page.locator("main form[action*='/demo/'] button"))
            self.click(self.page.locator("main form button.button-primary"))
        return self

    def _look_at_request(self, request: Request) -> None:
        """Each form and each fragment that leaves carries its token, in a field or in a header. The
        browser keeps the body of a form with a file for itself: the server alone looks at that one."""
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            return
        carried = "csrfmiddlewaretoken" in (request.post_data or "")
        if request.method == "POST" and not (carried or request.headers.get("x-csrftoken")):
            self.wrong.append(f"without its token: {request.url}")

    def _listen(self, said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            self.wrong.append(said.text)

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)


@pytest.fixture
def someone(town, browser: Browser) -> Iterator[Callable[..., Someone]]:
    """`someone("Claire Morel")`, `someone()` for a visitor, a reader of `e2e.pages` by its name; options
    of a browser context."""
    with people_of(town, browser) as open_for:
        yield open_for


@contextmanager
def people_of(town: SimpleNamespace, browser: Browser) -> Iterator[Callable[..., Someone]]:
    """What they saw must be without reproach; their browsers are closed."""
    opened, people = [], []

    def open_for(name: str = "", **options) -> Someone:
        context = browser.new_context(**({"locale": "fr-FR"} | options))
        opened.append(context)
        if name:
            cookie = {"name": "session", "value": town.sessions[name], "url": town.url}
            context.add_cookies([cookie])
        people.append(Someone(context.new_page(), town.url))
        return people[-1]

    yield open_for
    wrong = [problem for one in people for problem in one.wrong]
    for context in opened:
        context.close()
    assert wrong == []
