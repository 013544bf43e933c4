"""Asking a route for something, and reading what it answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from ensemble.config.tests.authorization.matrix import MATRIX
from ensemble.config.tests.authorization.world import World
from ensemble.foundation.persons.models import Person

EVERYONE = "can own mem buy ops xcl tal com fin adm"
CHANNELS = {"page": {}, "fragment": {"HX-Request": "true"}}
type Of[T] = Callable[[World, str], T]
DOORS = {
    "accounts:door": "door",
    "accounts:again": "proof",
    "contracts:sign_code": "proof",
    "timesheets:link": "proof",
}
SIGNED = {"signature": "a-signature-that-opens-nothing-here"}


@dataclass(frozen=True)
class Call:
    """One right, exercised on one route. The functions receive the world and the column."""

    right: str
    to: str
    args: Of[list] = lambda w, c: []
    data: Of[dict] | None = None
    # What a machine posts instead of a form: the body, and the headers that prove who it is.
    raw: Of[tuple[bytes, dict]] | None = None
    before: Of[object] = lambda w, c: None
    query: Mapping[str, str] = field(default_factory=dict)
    # What an allowed page must show, or the look for marks would prove nothing.
    shows: str = ""
    # Columns that act on what is their own: they are judged as `own`.
    theirs: str = ""
    # Who stands in the column `own`, when it is not the usual member.
    plays: Callable[[World], Person] | None = None
    # The right that opens the page, when this one only decides of a part of it.
    judged_by: str = ""
    # A list: whoever may not read the thing may open it, and finds nothing there.
    listing: bool = False
    # What must not change when the row says no: what one may not touch is ignored, not named.
    counts: Of[int] | None = None
    # Columns that read 404 where the matrix says 403: the route hides what the row would admit.
    hides: str = ""
    # Of `D`: who confirms what the column's own person began.
    second: Of[Person] | None = None

    def __str__(self) -> str:
        return f"{self.right} {'POST' if self.data or self.raw else 'GET'} {self.to}"

    def code(self, column: str) -> str:
        row = MATRIX[self.judged_by or self.right]
        code = row["own" if column in self.theirs.split() else column]
        return "N" if code == "F" and column in self.hides.split() else code


@dataclass(frozen=True)
class Answer:
    outcome: str
    status: int
    body: str

    @classmethod
    def of(cls, response: HttpResponse) -> "Answer":
        content = response.getvalue() if response.streaming else response.content
        outcome = _outcome(response)
        return cls(outcome, response.status_code, content.decode("utf-8", "replace"))


def _outcome(response: HttpResponse) -> str:
    known = {
        401: "refused",
        403: "refused",
        404: "hidden",
        405: "no such method",
        409: "late",
        410: "closed",
    }
    if response.status_code in known:
        return known[response.status_code]
    if response.status_code >= 400:
        return "broken" if response.status_code >= 500 else "unfinished"
    headers = ("Location", "HX-Redirect", "HX-Location")
    towards = next(filter(None, map(response.headers.get, headers)), "")
    return DOORS.get(_name_of(urlsplit(towards).path), "done")


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name if path else ""
    except Resolver404:
        return ""


def ask(
    call: Call, world: World, column: str, channel: str, *, stale: bool = False, args=None
) -> Answer:
    client = Client(raise_request_exception=False)
    cookies = (world.stale if stale else world.cookies).get(column, {})
    if column == "own" and call.plays:
        cookies = world.cookies_of(call.plays(world))
    client.cookies.load(cookies)
    return _ask(client, call, world, column, channel, args)


def ask_as(person: Person, call: Call, world: World, column: str, channel: str) -> Answer:
    """The same thing asked by someone outside the twelve columns, proven just now."""
    client = Client(raise_request_exception=False)
    client.cookies.load(world.cookies_of(person))
    return _ask(client, call, world, column, channel)


def _ask(client: Client, call: Call, world: World, column: str, channel: str, args=None) -> Answer:
    args = call.args(world, column) if args is None else args
    query = dict(call.query) | (SIGNED if column == "lnk" else {})
    url = reverse(call.to, args=args) + (f"?{urlencode(query)}" if query else "")
    headers = CHANNELS[channel]
    if call.raw:
        body, proofs = call.raw(world, column)
        sent = {"content_type": "application/json", "headers": headers | proofs}
        return Answer.of(client.post(url, body, **sent))
    if call.data is None:
        return Answer.of(client.get(url, headers=headers))
    return Answer.of(client.post(url, call.data(world, column), headers=headers))
