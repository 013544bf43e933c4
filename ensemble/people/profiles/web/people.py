"""A member's card as others read it, and inviting someone by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only, signed_in
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.profiles import access
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.models import Card, Note
from ensemble.people.profiles.portraits import picture_of
from ensemble.people.profiles.web.forms.team import InviteForm
from ensemble.people.profiles.web.own import own_card


@declares("person.card.edit")
@signed_in
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    return redirect("profiles:person", own_card(request).public_id)


@declares("person.card.read", "person.availability.read", "note.read")
@signed_in
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    card, person = card_to_read(request, pk), request.person
    held = [one.skill for one in card.held.select_related("skill")]
    notes = Note.objects.visible_to(person).filter(member=card.member).select_related("by")
    met = access.may_read_how_we_met(person, card)
    context = {
        "card": card,
        "skills": [skill for skill in held if skill.kind != "sector"],
        "sectors": [skill for skill in held if skill.kind == "sector"],
        "own": access.may_edit(person, card),
        "availability": access.may_read_availability(person, card),
        "remembers": access.may_remember(person),
        "met": list(card.member.meetings.select_related("by")) if met else [],
        "shows_met": met,
        "notes": list(notes) if access.may_read_notes(person, card) else [],
        "shows_notes": access.may_read_notes(person, card),
    }
    return render(request, "profiles/person.html", context)


@declares("person.card.read")
@signed_in
@require_safe
def portrait(request: HttpRequest, pk) -> HttpResponse:
    """The picture opens with the card."""
    return picture_of(card_to_read(request, pk))


@declares("member.invite")
@only(access.may_invite, known_to=access.is_known)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST or None, initial={"language": "fr"})
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "profiles/invite.html", {"form": form}, status=status)
    member = invite_member(by=request.person, at=timezone.now(), **form.cleaned_data)
    toast(request, _("The invitation to %(name)s leaves at once.") % {"name": member})
    return turn_to(request, "profiles:person", member.card.public_id)


def card_to_read(request: HttpRequest, pk) -> Card:
    """The card, for whoever may read it: 404 otherwise; 403 to those who run the platform only."""
    require(access.may_open_people(request.person))
    return get_object_or_404(Card.objects.visible_to(request.person).with_names(), public_id=pk)
