"""A half-hour between the client and the person presented: picked, moved, cancelled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import moment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_answer, may_ask_to_meet, may_book, may_come_to
from ensemble.work.missions.actions import meeting
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.shortlists import ReasonForm, SlotForm


def _presentation(request: HttpRequest, pk) -> Presentation:
    presentations = Presentation.objects.visible_to(request.person).ready_to_read()
    return get_object_or_404(presentations, public_id=pk)


def _page(request: HttpRequest, presentation: Presentation, form: SlotForm, **more) -> HttpResponse:
    """Half-hours as they stand at this moment: what was just taken is no longer offered."""
    context = {
        "presentation": presentation,
        "form": form,
        "slots": meeting.slots_for(presentation, timezone.now()),
        "meeting": meeting.meeting_of(presentation),
        "mine": may_answer(request.person, presentation),
        "at": timezone.now(),
    }
    return render(request, "missions/meet.html", context | more, status=status_of(form))


def _slots(presentation: Presentation):
    return Slot.objects.about(presentation).still_free(timezone.now())


@declares("interview.book")
@only(may_come_to("interview.book"))
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: HttpRequest, pk) -> HttpResponse:
    """One of the half-hours given; none given, the talent manager brings some by a date."""
    presentation, by, at = _presentation(request, pk), request.person, timezone.now()
    if may_answer(by, presentation):
        return turn_to(request, "missions:slots", pk)
    require(may_ask_to_meet(by, presentation))
    form = SlotForm(posted(request), slots=_slots(presentation))
    if request.method == "POST" and "ask" in request.POST:
        return _ask(request, presentation)
    if done(form, lambda picked: meeting.book(presentation, picked["slot"], by=by, at=at)):
        hour = moment(form.cleaned_data["slot"].starts_at)
        said = _("You meet %(name)s on %(hour)s. The invitation is in your mailbox.")
        toast(request, said % {"name": presentation.person.first_name, "hour": hour})
        return turn_to(request, _home_of(presentation, by))
    return _page(request, presentation, form)


def _ask(request: HttpRequest, presentation: Presentation) -> HttpResponse:
    meeting.ask_to_meet(presentation, by=request.person, at=timezone.now())
    return turn_to(request, "missions:meet", presentation.public_id)


def _booked(presentation: Presentation, by: Person) -> Appointment:
    require(may_book(by, presentation))
    booked = Appointment.objects.about(presentation).booked().ahead(timezone.now())
    return get_object_or_404(booked.select_related("slot"))


@declares("interview.book")
@only(may_come_to("interview.book"))
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk) -> HttpResponse:
    presentation, by, at = _presentation(request, pk), request.person, timezone.now()
    booked = _booked(presentation, by)
    form = SlotForm(posted(request), slots=_slots(presentation))
    if done(form, lambda to: meeting.move_meeting(presentation, booked, to["slot"], by=by, at=at)):
        hour = moment(form.cleaned_data["slot"].starts_at)
        toast(request, _("Moved to %(hour)s. Both calendars follow.") % {"hour": hour})
        return turn_to(request, _home_of(presentation, by))
    return _page(request, presentation, form, moving=booked)


@declares("interview.book")
@only(may_come_to("interview.book"))
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, pk) -> HttpResponse:
    presentation, by, at = _presentation(request, pk), request.person, timezone.now()
    booked, form = _booked(presentation, by), ReasonForm(posted(request))

    def call_off(said: dict) -> None:
        meeting.cancel_meeting(presentation, booked, by=by, at=at, reason=said["reason"])

    if done(form, call_off):
        toast(request, _("The conversation is cancelled, and everyone has been told."))
        return turn_to(request, _home_of(presentation, by))
    context = {"presentation": presentation, "meeting": booked, "form": form}
    return render(request, "missions/meeting_cancel.html", context, status=status_of(form))


def _home_of(presentation: Presentation, by: Person) -> str:
    """Where each side reads about it."""
    if may_answer(by, presentation):
        return reverse("missions:proposal", args=[presentation.public_id])
    return reverse("missions:shortlist", args=[presentation.shortlist.public_id])
