from itertools import groupby

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.calendar.feeds import feed_of, token_of
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.persons.models import Person


@declares("agenda.read")
@signed_in
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """What awaits me, by day; and the address my own calendar may follow."""
    ahead = Appointment.objects.attended_by(request.person).booked().ahead(timezone.now())
    ahead = ahead.prefetch_related("attendees")
    return render(
        request,
        "calendar/agenda.html",
        {
            "days": [
                (on, [_line(one, request.person) for one in meetings])
                for on, meetings in groupby(ahead, key=_local_day)
            ],
            "feed": _address(request.person),
        },
    )


def _line(appointment: Appointment, reader: Person) -> dict:
    others = [person for person in appointment.attendees.all() if person != reader]
    return {"appointment": appointment, "others": others}


def _local_day(appointment: Appointment):
    return timezone.localtime(appointment.starts_at).date()


def _address(person: Person) -> str:
    feed = feed_of(person)
    return settings.BASE_URL + reverse("calendar:feed", args=[token_of(feed)]) if feed else ""
