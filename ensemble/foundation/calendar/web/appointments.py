from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.calendar.access import may_change
from ensemble.foundation.calendar.actions import booking
from ensemble.foundation.calendar.models import Appointment, Slot, SlotQuerySet
from ensemble.foundation.calendar.web.forms import CancelForm, MoveForm
from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.ui.http import toast, turn_to


@declares("appointment.read")
@signed_in
@require_safe
def show(request: HttpRequest, public_id) -> HttpResponse:
    return _page(request, _appointment(request, public_id), timezone.now())


@declares("appointment.change")
@signed_in
@require_POST
def move(request: HttpRequest, public_id) -> HttpResponse:
    appointment, now = _appointment(request, public_id), timezone.now()
    form = MoveForm(request.POST, slots=_other_hours(appointment, now))
    if not form.is_valid():
        return _page(request, appointment, now, move=form)
    booking.move_to(appointment, form.cleaned_data["slot"], by=request.person, at=now)
    toast(request, _("It is moved. Everyone has been told."))
    return turn_to(request, "calendar:appointment", appointment.public_id)


@declares("appointment.change")
@signed_in
@require_POST
def cancel(request: HttpRequest, public_id) -> HttpResponse:
    appointment, now = _appointment(request, public_id), timezone.now()
    form = CancelForm(request.POST)
    if not form.is_valid():
        return _page(request, appointment, now, cancel=form)
    booking.cancel(appointment, by=request.person, at=now, reason=form.cleaned_data["reason"])
    toast(request, _("It is cancelled. Everyone has been told."))
    return turn_to(request, "calendar:agenda")


def _appointment(request: HttpRequest, public_id) -> Appointment:
    mine = Appointment.objects.visible_to(request.person).select_related("slot", "organiser")
    return get_object_or_404(mine, public_id=public_id)


def _other_hours(appointment: Appointment, now: datetime) -> SlotQuerySet:
    """What the same person still offers about the same thing."""
    about = {"about_label": appointment.about_label, "about_id": appointment.about_id}
    return Slot.objects.filter(owner=appointment.slot.owner_id, **about).still_free(now)


def _page(
    request: HttpRequest,
    appointment: Appointment,
    now: datetime,
    *,
    move: MoveForm | None = None,
    cancel: CancelForm | None = None,
) -> HttpResponse:
    about = appointment.about
    others = _other_hours(appointment, now)
    context = {
        "appointment": appointment,
        "people": appointment.attendees.in_alphabetical_order(),
        "about": about if hasattr(about, "get_absolute_url") else None,
        "may_change": appointment.is_ahead(now) and may_change(request.person, appointment),
        "hours": [(slot.public_id, slot.starts_at) for slot in others],
        "move": move or MoveForm(slots=others),
        "cancel": cancel or CancelForm(),
    }
    status = 422 if move or cancel else 200
    return render(request, "calendar/appointment.html", context, status=status)
