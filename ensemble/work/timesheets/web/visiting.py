"""Who comes to a month: a person of the house, or whoever proved a telephone by the link of a letter."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ensemble.foundation.accounts.stepup import FRESH_FOR
from ensemble.foundation.core.rights import only
from ensemble.foundation.ui.http import turn_to
from ensemble.work.timesheets.access import may_come
from ensemble.work.timesheets.models import ApprovalLink

GRANT = "days"


def grant(request: HttpRequest, link: ApprovalLink) -> None:
    """The telephone was proven in this browser, just now; it opens this one month."""
    request.session.cycle_key()
    request.session[GRANT] = {
        "timesheet": str(link.timesheet.public_id),
        "link": link.pk,
        "at": timezone.now().isoformat(),
    }


def visited(view: Callable) -> Callable:
    """The view receives the link, or None for a person of the house. A code older than ten minutes
    is asked again; a link that has served shows what it approved, and nothing else moves."""
    of_the_house = only(may_come)(lambda request, pk: view(request, pk, None))

    @wraps(view)
    def guarded(request: HttpRequest, pk: UUID) -> HttpResponse:
        link = None if request.person else _granted(request, pk)
        if link is None:
            return of_the_house(request, pk)
        if timezone.now() - datetime.fromisoformat(request.session[GRANT]["at"]) > FRESH_FOR:
            return turn_to(request, "timesheets:link", link.token)
        return view(request, pk, link)

    return guarded


def _granted(request: HttpRequest, pk: UUID) -> ApprovalLink | None:
    kept = request.session.get(GRANT)
    if not kept or kept["timesheet"] != str(pk):
        return None
    links = ApprovalLink.objects.select_related("timesheet", "person")
    return links.filter(pk=kept["link"], timesheet__public_id=pk).first()
