from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from ensemble.foundation.calendar import ics
from ensemble.foundation.calendar.actions.sharing import close_feed, open_feed
from ensemble.foundation.calendar.feeds import feed_at
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import turn_to

PAST_KEPT = timedelta(days=60)


@declares("calendar.feed.read")
@require_GET
def show(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar follows. The address alone opens it, so it tells meetings and no more."""
    feed = feed_at(token)
    if feed is None:
        raise Http404
    since = timezone.now() - PAST_KEPT
    appointments = Appointment.objects.attended_by(feed.person).booked().ahead(since)
    return HttpResponse(
        ics.feed(appointments.prefetch_related("attendees"), reader=feed.person),
        content_type=f"{ics.MIME}; charset=utf-8",
        headers={"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"},
    )


@declares("agenda.feed.change")
@require_POST
@signed_in
def create(request: HttpRequest) -> HttpResponse:
    open_feed(by=request.person, at=timezone.now())
    return turn_to(request, "calendar:agenda")


@declares("agenda.feed.change")
@require_POST
@signed_in
def destroy(request: HttpRequest) -> HttpResponse:
    close_feed(by=request.person)
    return turn_to(request, "calendar:agenda")
