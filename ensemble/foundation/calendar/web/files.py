from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from ensemble.foundation.calendar.ics import MIME, ics
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.core.rights import declares, signed_in


@declares("appointment.read")
@require_GET
@signed_in
def show(request: HttpRequest, public_id) -> HttpResponse:
    """One meeting as a file that any calendar opens."""
    appointment = get_object_or_404(
        Appointment.objects.visible_to(request.person), public_id=public_id
    )
    method = "CANCEL" if appointment.state == "cancelled" else "REQUEST"
    return HttpResponse(
        ics(appointment, reader=request.person, method=method),
        content_type=f"{MIME}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{appointment.starts_at:%Y-%m-%d}.ics"',
            "Cache-Control": "private, no-store",
        },
    )
