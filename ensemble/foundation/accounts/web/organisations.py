"""The client's own team: who sits there, and inviting a colleague."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts import access
from ensemble.foundation.accounts.actions import inviting, seating
from ensemble.foundation.accounts.models import Invitation, Organisation, Seat
from ensemble.foundation.accounts.web.door import either
from ensemble.foundation.accounts.web.forms import ColleagueForm, LimitForm
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.ui.http import toast, turn_to


@declares("client_team.read")
@only(access.may_come_to_client_teams)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The only organisation of most people; whoever sits in several sees the oldest seat first."""
    seats = access.seats_of(request.person)
    if not seats:
        raise Http404
    return redirect("accounts:organisation", seats[0].organisation.public_id)


@declares("client_team.read")
@only(access.may_come_to_client_teams)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    organisation = _mine(request, pk)
    seats = Seat.objects.live().filter(organisation=organisation).select_related("person")
    buyer = access.may_invite_colleague(request.person, organisation)
    invitations = Invitation.objects.open(timezone.now()).filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "organisations": [seat.organisation for seat in access.seats_of(request.person)],
        "seats": seats.order_by("person__sort_key", "pk"),
        "decides": buyer,
        "last_buyer": sum(seat.role == "buyer" for seat in seats) < 2,
        "invitations": invitations.select_related("person", "invited_by") if buyer else [],
    }
    return render(request, "accounts/organisation.html", context)


@declares("client_team.invite")
@only(access.may_come_to_client_teams)
@either
def invite(request: HttpRequest, pk) -> HttpResponse:
    organisation = _mine(request, pk)
    require(access.may_invite_colleague(request.person, organisation))
    form = ColleagueForm(request.POST or None, initial={"role": "manager"})
    if not form.is_valid():
        context = {"form": form, "organisation": organisation}
        return render(
            request, "accounts/colleague.html", context, status=422 if form.errors else 200
        )
    asked, at = form.cleaned_data, timezone.now()
    colleague = meet(asked.pop("email"), asked["name"], language=request.LANGUAGE_CODE, at=at)
    inviting.invite(
        colleague, "client", organisation=organisation, by=request.person, at=at, **asked
    )
    toast(request, _("The invitation leaves at once."))
    return turn_to(request, "accounts:organisation", organisation.public_id)


@declares("client_team.invite")
@only(access.may_come_to_client_teams)
@require_POST
def revoke(request: HttpRequest, pk) -> HttpResponse:
    mine = [seat.organisation_id for seat in access.seats_of(request.person)]
    waiting = Invitation.objects.filter(organisation__in=mine).select_related("organisation")
    invitation = get_object_or_404(waiting, public_id=pk)
    inviting.revoke(invitation, by=request.person, at=timezone.now())
    toast(request, _("The invitation is withdrawn."))
    return turn_to(request, "accounts:organisation", invitation.organisation.public_id)


@declares("client_team.invite")
@only(access.may_come_to_client_teams)
@either
def limit(request: HttpRequest, pk) -> HttpResponse:
    """What a colleague may approve at once, for the whole company."""
    mine = [seat.organisation_id for seat in access.seats_of(request.person)]
    seats = Seat.objects.live().filter(organisation__in=mine)
    seat = get_object_or_404(seats.select_related("organisation", "person"), public_id=pk)
    require(access.may_invite_colleague(request.person, seat.organisation))
    form = LimitForm(request.POST or None, initial={"approval_limit": seat.approval_limit})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "accounts/limit.html", {"form": form, "seat": seat}, status=status)
    amount, at = form.cleaned_data["approval_limit"], timezone.now()
    seating.limit_approval(seat, amount, by=request.person, at=at)
    toast(request, _("It holds from now on."))
    return turn_to(request, "accounts:organisation", seat.organisation.public_id)


@declares("client_team.end_seat")
@only(access.may_come_to_client_teams)
@require_POST
def end_seat(request: HttpRequest, pk) -> HttpResponse:
    mine = [seat.organisation_id for seat in access.seats_of(request.person)]
    seats = Seat.objects.live().filter(organisation__in=mine)
    seat = get_object_or_404(seats.select_related("organisation", "person"), public_id=pk)
    seating.end_seat(seat, by=request.person, at=timezone.now())
    toast(request, _("%(name)s no longer has a seat here.") % {"name": seat.person})
    return turn_to(request, "accounts:organisation", seat.organisation.public_id)


def _mine(request: HttpRequest, pk) -> Organisation:
    return get_object_or_404(Organisation.objects.of(request.person), public_id=pk)
