"""Choosing skills and sectors from the referential: searched as one types, kept at once."""

from django.db.models import Case, F, Min, Value, When
from django.db.models.functions import Length
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.people.profiles.actions import describing
from ensemble.people.profiles.models import Card, Skill
from ensemble.people.profiles.search.words import key_of
from ensemble.people.profiles.web.own import own_card

SUGGESTED = 12
MOST_HELD = 30


@declares("person.card.edit")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request, own_card(request))


@declares("person.card.edit")
@signed_in
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    card = own_card(request)
    skill = get_object_or_404(Skill.objects.live(), code=request.POST.get("skill", ""))
    if card.held.count() < MOST_HELD:
        describing.add_skill(card, skill, by=request.person, at=timezone.now())
    else:
        toast(request, _("Thirty is the most a card can hold and still be read."))
    return _after(request, card)


@declares("person.card.edit")
@signed_in
@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    card = own_card(request)
    skill = get_object_or_404(Skill, code=request.POST.get("skill", ""))
    describing.drop_skill(card, skill, by=request.person, at=timezone.now())
    return _after(request, card)


def _after(request: HttpRequest, card: Card) -> HttpResponse:
    return _page(request, card) if by_htmx(request) else turn_to(request, "profiles:skills")


def _page(request: HttpRequest, card: Card) -> HttpResponse:
    asked = request.GET.get("q", "")[:100]
    held = [one.skill for one in card.held.select_related("skill")]
    context = {
        "card": card,
        "asked": asked,
        "suggestions": suggest(asked, held),
        "skills": [skill for skill in held if skill.kind != "sector"],
        "sectors": [skill for skill in held if skill.kind == "sector"],
    }
    fragment = ""
    if by_htmx(request):
        fragment = "#suggestions" if request.method == "GET" else "#chosen"
    return render(request, f"profiles/skills.html{fragment}", context)


def suggest(asked: str, held: list[Skill]) -> list[Skill]:
    """Skills and sectors that go by what is typed: ours first, then by the name one reads on
    them before any synonym, and those that begin so before those that only hold it."""
    key = key_of(asked)
    if len(key) < 2:
        return []
    nearest = Case(
        When(names__is_label=True, names__key__startswith=key, then=Value(0)),
        When(names__is_label=True, names__key__contains=key, then=Value(1)),
        When(names__key__startswith=key, then=Value(2)),
        default=Value(3),
    )
    return list(
        Skill.objects.live()
        .exclude(kind=Skill.Kind.TITLE)
        .exclude(pk__in=[skill.pk for skill in held])
        .filter(names__key__contains=key)
        .annotate(nearest=Min(nearest), size=Length("label_fr"))
        .order_by("source", "nearest", "size", F("label_fr"))[:SUGGESTED]
    )
