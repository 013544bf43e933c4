"""Ctrl K for the team: a person, a need, a page, in a few letters."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ensemble.desk.navigation import places
from ensemble.desk.rooms import rooms_of
from ensemble.foundation.accounts.access import is_team
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.core.text import clean_line, sorting_key
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import may_search
from ensemble.people.profiles.models import Card
from ensemble.work.missions.models import Need

SHOWN = 6


@dataclass(frozen=True)
class Found:
    label: str
    note: str
    icon: str
    url: str


@declares("palette.read")
@only(is_team)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The results alone for the palette; a whole page without script."""
    asked = clean_line(request.GET.get("q", ""))[:100]
    found = [*_pages(request, asked), *_people(request.person, asked), *_needs(request, asked)]
    fragment = "#results" if request.headers.get("HX-Request") else ""
    return render(request, f"desk/palette.html{fragment}", {"found": found, "asked": asked})


def _pages(request: HttpRequest, asked: str) -> list[Found]:
    """The entries of the navigation; the rooms behind them too, once a word is typed."""
    known = [(place.label, place.icon, place.url) for place in places(request)]
    if asked:
        known += [(label, icon, reverse(name)) for label, icon, name in rooms_of(request.person)]
    wanted = sorting_key(asked)
    matching = [one for one in known if wanted in sorting_key(one[0])]
    return [Found(label, _("Page"), icon, url) for label, icon, url in matching[:SHOWN]]


def _people(person: Person, asked: str) -> list[Found]:
    """Members whose name holds each word typed; those who may search find them here too."""
    if not asked or not may_search(person):
        return []
    words = Q()
    for word in sorting_key(asked).split():
        words &= Q(member__person__sort_key__contains=word)
    cards = Card.objects.visible_to(person).filter(words).with_names().in_alphabetical_order()
    return [
        Found(str(card), card.line, "user", reverse("profiles:person", args=[card.public_id]))
        for card in cards[:SHOWN]
    ]


def _needs(request: HttpRequest, asked: str) -> list[Found]:
    """Those sent: a draft has no organisation yet, and stands where needs are described."""
    if not asked:
        return []
    named = Q(current__title__icontains=asked) | Q(organisation__name__icontains=asked)
    sent = Need.objects.visible_to(request.person).exclude(state="draft")
    needs = sent.filter(named).ready_to_read()
    return [
        Found(
            str(need),
            need.organisation.name,
            "inbox",
            reverse("missions:need", args=[need.public_id]),
        )
        for need in needs[:SHOWN]
    ]
