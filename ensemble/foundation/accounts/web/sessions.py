"""Where my account is open, and closing it there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.actions.closing import close_session, close_sessions
from ensemble.foundation.accounts.devices import describe
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import toast, turn_to


@declares("account.sessions.read")
@signed_in
@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    mine = OpenSession.objects.open(timezone.now()).filter(person=request.person)
    rows = [
        {
            "session": opened,
            "device": describe(opened.agent),
            "here": opened.session_key == request.session.session_key,
        }
        for opened in mine
    ]
    return render(request, "accounts/sessions.html", {"rows": rows})


@declares("account.sessions.revoke")
@signed_in
@require_POST
def close(request: HttpRequest, pk) -> HttpResponse:
    mine = OpenSession.objects.filter(person=request.person, closed_at=None)
    close_session(get_object_or_404(mine, public_id=pk), at=timezone.now())
    toast(request, _("This session is closed."))
    return turn_to(request, "accounts:sessions")


@declares("account.sessions.revoke")
@signed_in
@require_POST
def close_others(request: HttpRequest) -> HttpResponse:
    here = request.session.session_key
    closed = close_sessions(request.person, at=timezone.now(), except_key=here)
    words = ngettext("One session is closed.", "%(number)s sessions are closed.", closed)
    toast(request, words % {"number": closed})
    return turn_to(request, "accounts:sessions")
