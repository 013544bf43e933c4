"""The team's search: one box and a few bounds, all of it in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.core.text import sorting_key
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import SeeOther, by_htmx
from ensemble.people.profiles.access import is_known, may_search
from ensemble.people.profiles.models import Place, Skill
from ensemble.people.profiles.search.asking import SHORT, Bounds, Request
from ensemble.people.profiles.search.finding import find
from ensemble.people.profiles.search.places import places_named
from ensemble.people.profiles.search.reading import read
from ensemble.people.profiles.web.forms.team import FiltersForm
from ensemble.people.profiles.web.rows import row

SHOWN = 20
LAST_PAGE = 50
TEN_MINUTES = 600


@dataclass(frozen=True)
class Search:
    """What the address asks, read once."""

    text: str
    request: Request
    sector: Skill | None
    city: str
    places: tuple[Place, ...]
    remote: bool
    rate: Decimal | None
    free: date | None
    page: int

    @property
    def bounds(self) -> Bounds:
        """The bounds of the form first; failing that, those read in the text."""
        return Bounds(
            sector=self.sector.pk if self.sector else None,
            places=tuple(place.pk for place in self.places) if self.city else None,
            remote=self.remote,
            cents=Bounds.rate(self.most),
            free_by=self.by,
        )

    @property
    def most(self) -> Decimal | None:
        return self.request.rate if self.rate is None else self.rate

    @property
    def by(self) -> date | None:
        return self.request.free_by if self.free is None else self.free

    @property
    def is_bounded(self) -> bool:
        """Something was asked: without anything, everybody is shown."""
        return bool(self.request or self.bounds != Bounds())

    @property
    def address(self) -> str:
        """Where this search is found again; a long brief stands there in few words."""
        short = len(self.text) <= SHORT
        parts = {
            "q": self.text if short else self.request.in_short,
            "sector": self.sector.code if self.sector else "",
            "city": self.city,
            "remote": "on" if self.remote else "",
            "rate": self.rate if short else self.most,
            "free": self.free if short else self.by,
            "page": self.page if self.page > 1 else "",
        }
        asked = {name: str(value) for name, value in parts.items() if value}
        return "?".join(filter(None, [reverse("profiles:search"), urlencode(asked)]))

    def at_page(self, page: int) -> str:
        return replace(self, page=page).address


@declares("member.search")
@only(may_search, known_to=is_known)
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """By POST, a brief as long as one likes: the address then holds what was understood of it."""
    search = read_search(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and not by_htmx(request):
        return SeeOther(search.address)
    context = {
        "search": search,
        "sectors": _sectors,
        **_found(search, request.person),
    }
    fragment = "#results" if by_htmx(request) and request.method == "POST" else ""
    response = render(request, f"profiles/search.html{fragment}", context)
    if fragment:
        response.headers["HX-Replace-Url"] = search.address
    return response


def read_search(asked: Mapping[str, str]) -> Search:
    """What cannot be read is passed over: a search never fails."""
    form = FiltersForm(asked)
    form.is_valid()
    said = form.cleaned_data
    text, city = said.get("q") or "", said.get("city") or ""
    page = asked.get("page", "")
    return Search(
        text=text,
        request=read(text, today=timezone.localdate()),
        sector=Skill.objects.sectors().filter(code=said["sector"]).first()
        if said.get("sector")
        else None,
        city=city,
        places=tuple(places_named(city)),
        remote=said.get("remote", False),
        rate=said.get("rate"),
        free=said.get("free"),
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() and int(page) else 1,
    )


def _found(search: Search, person: Person) -> dict:
    """The people of one page, and the addresses of its neighbours."""
    start = (search.page - 1) * SHOWN
    today = timezone.localdate()
    found = find(search.request, search.bounds, limit=SHOWN + 1, offset=start)
    more = len(found) > SHOWN and search.page < LAST_PAGE
    return {
        "people": [row(search.request, one, today=today) for one in found[:SHOWN]],
        "previous": search.at_page(search.page - 1) if search.page > 1 else "",
        "next": search.at_page(search.page + 1) if more else "",
        "colleague": None if found else _colleague(person),
    }


def _sectors() -> SafeString:
    """The options of the list, worked out again every ten minutes: a referential changes by import."""
    return caches["here"].get_or_set(f"sectors-{get_language()}", _read_sectors, TEN_MINUTES)


def _read_sectors() -> SafeString:
    sectors = Skill.objects.live().sectors().only("code", "label_fr", "label_en")
    labels = sorted((sorting_key(one.label), one.label, one.code) for one in sectors)
    return format_html_join(
        "", '<option value="{}">{}</option>', ((code, label) for _key, label, code in labels)
    )


def _colleague(person: Person) -> Person | None:
    """Someone else who knows the members: to ask when the search does not know."""
    others = TeamRole.objects.live().filter(role__in=["talent", "community"])
    held = others.exclude(person=person).select_related("person").order_by("-role", "pk").first()
    return held.person if held else None
