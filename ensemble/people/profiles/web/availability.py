"""From when one is free: a tap, saved at once, taken back in place."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.formats.dates import day
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.people.profiles.actions import pausing
from ensemble.people.profiles.actions.announcing import announce_free, announce_rhythm
from ensemble.people.profiles.models import Card
from ensemble.people.profiles.web.forms.days import AvailabilityForm, RhythmForm
from ensemble.people.profiles.web.own import own_card

NONE = "none"


@declares("person.card.edit")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    card = own_card(request)
    if request.method != "POST":
        return _page(request, card)
    form = AvailabilityForm(request.POST)
    if not form.is_valid():
        return _page(request, card, form=form)
    former = card.free_on.isoformat() if card.free_on else NONE
    announce_free(card, form.cleaned_data["free_on"], by=request.person, at=timezone.now())
    toast(request, _said(card), undo=reverse("profiles:undo_availability", args=[former]))
    return _page(request, card) if by_htmx(request) else turn_to(request, "profiles:availability")


@declares("person.card.edit")
@signed_in
@require_POST
def undo(request: HttpRequest, former: str) -> HttpResponse:
    card = own_card(request)
    try:
        free_on = None if former == NONE else date.fromisoformat(former)
    except ValueError:
        raise Http404 from None
    announce_free(card, free_on, by=request.person, at=timezone.now())
    toast(request, _said(card))
    return turn_to(request, "profiles:availability")


@declares("person.card.edit")
@signed_in
@require_POST
def rhythm(request: HttpRequest) -> HttpResponse:
    card, form = own_card(request), RhythmForm(request.POST)
    if not form.is_valid():
        return _page(request, card, rhythm=form)
    announce_rhythm(card, form.cleaned_data["rhythm"], by=request.person, at=timezone.now())
    toast(request, _("Your rhythm is saved."))
    return turn_to(request, "profiles:availability")


@declares("person.card.edit")
@signed_in
@require_POST
def pause(request: HttpRequest) -> HttpResponse:
    pausing.pause(own_card(request).member, by=request.person, at=timezone.now())
    toast(
        request,
        _("Your break starts now. It changes nothing later."),
        undo=reverse("profiles:come_back"),
    )
    return turn_to(request, "profiles:availability")


@declares("person.card.edit")
@signed_in
@require_POST
def come_back(request: HttpRequest) -> HttpResponse:
    pausing.come_back(own_card(request).member, by=request.person, at=timezone.now())
    toast(request, _("Good to have you back."))
    return turn_to(request, "profiles:availability")


@declares("person.card.edit")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    card = own_card(request)
    if request.method != "POST":
        return render(request, "profiles/leave.html", {"card": card})
    pausing.leave(card.member, by=request.person, at=timezone.now())
    toast(request, _("You have left. Thank you for the road together."))
    return turn_to(request, "/")


def _page(
    request: HttpRequest,
    card: Card,
    *,
    form: AvailabilityForm | None = None,
    rhythm: RhythmForm | None = None,
) -> HttpResponse:
    context = {
        "card": card,
        "choices": quick_choices(timezone.localdate()),
        "form": form or AvailabilityForm(initial={"free_on": card.free_on}),
        "rhythm": rhythm or RhythmForm(initial={"rhythm": f"{card.rhythm or 0:.0f}"}),
    }
    wrong = any(one is not None and one.errors for one in (form, rhythm))
    fragment = "#availability" if by_htmx(request) and request.method == "POST" else ""
    template = f"profiles/availability.html{fragment}"
    return render(request, template, context, status=422 if wrong else 200)


def quick_choices(today: date) -> list[tuple[str, date]]:
    """The days most people mean, each with its name; the first of the next three months."""
    firsts, month = [], today.replace(day=1)
    for _number in range(3):
        month = (month + timedelta(days=32)).replace(day=1)
        firsts.append((day(month).split("\u00a0", 1)[1], month))
    return [(_("Now"), today), (_("In two weeks"), today + timedelta(days=14)), *firsts]


def _said(card: Card) -> str:
    if card.free_on is None:
        return _("Saved: no date for now.")
    return _("Saved: free from %(day)s.") % {"day": day(card.free_on)}
