"""The page of an invitation: read as often as one likes, accepted once."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts import doors
from ensemble.foundation.accounts.actions.inviting import accept as accept_invitation
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.accounts.web.door import onwards
from ensemble.foundation.core.rights import declares


@declares("invitation.read")
@require_safe
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites, and why. Programs that follow the links of letters change nothing here."""
    invitation = _found(token)
    if not invitation.is_open(timezone.now()):
        return render(request, "accounts/invitation_closed.html", status=410)
    return render(request, "accounts/invitation.html", {"invitation": invitation})


@declares("invitation.accept")
@require_POST
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The link came by the mailbox: it proves the address as a code would, and no more."""
    invitation = _found(token)
    accept_invitation(invitation, at=timezone.now())
    if request.person == invitation.person:
        return redirect(_first_page(invitation))
    if request.person:
        doors.leave(request)
    doors.remember(request, next=_first_page(invitation))
    doors.open_half(request, invitation.person)
    return onwards(request, invitation.person)


def _found(token: str) -> Invitation:
    if invitation := Invitation.objects.by_token(token):
        return invitation
    raise Http404


def _first_page(invitation: Invitation) -> str:
    if invitation.purpose != "member":
        return "/"
    try:
        return reverse("profiles:welcome")
    except NoReverseMatch:
        return "/"
