"""The link of a letter: opened by a button, proven by a code. A page that is asked for changes nothing.

A link that opens nothing, for whatever reason, answers 410 and says nothing of what it was for.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.limits import within_limits
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares
from ensemble.foundation.mailroom.forms import DigitsForm
from ensemble.foundation.ui.http import turn_to
from ensemble.work.timesheets.actions.linking import send_code, take_code
from ensemble.work.timesheets.models import ApprovalLink
from ensemble.work.timesheets.web.months import either
from ensemble.work.timesheets.web.visiting import grant


@declares("timesheet.link.open")
@never_cache
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    if _open(token) is None:
        return closed(request)
    return render(request, "timesheets/link.html", {"token": token})


@declares("timesheet.link.open")
@never_cache
@require_POST
def send(request: HttpRequest, token: str) -> HttpResponse:
    link = _open(token)
    if link is None:
        return closed(request)
    _within_limits(request, link)
    send_code(link, at=timezone.now())
    return turn_to(request, "timesheets:link_code", token)


@declares("timesheet.link.open")
@never_cache
@either
def code(request: HttpRequest, token: str) -> HttpResponse:
    """The right digits open the month, in this browser and for ten minutes."""
    link = _open(token)
    if link is None:
        return closed(request)
    form = DigitsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _within_limits(request, link)
        if take_code(link, form.cleaned_data["digits"], at=timezone.now()):
            grant(request, link)
            return turn_to(request, "timesheets:show", link.timesheet.public_id)
        words = _("These are not the digits of the last message, or it is too old.")
        form.add_error("digits", words)
    context = {"token": token, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "timesheets/link_code.html", context, status=status)


def closed(request: HttpRequest) -> HttpResponse:
    return render(request, "timesheets/link_closed.html", status=410)


def _open(token: str) -> ApprovalLink | None:
    link = ApprovalLink.objects.by_token(token)
    return link if link and link.opens(timezone.now()) else None


def _within_limits(request: HttpRequest, link: ApprovalLink) -> None:
    if not within_limits(request, "sign_by_link", key=f"days-{link.pk}"):
        raise TooLate(_("That is many tries. Wait a quarter of an hour."))
