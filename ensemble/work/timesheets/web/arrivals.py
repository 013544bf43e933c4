"""The months that an e-invoice may bill, lent to its page; and the one that finance says it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.money.invoicing.models import Arrival
from ensemble.work.timesheets.access import knows_the_house, may_bill
from ensemble.work.timesheets.actions.taking_arrivals import take_arrival
from ensemble.work.timesheets.arriving import months_awaiting
from ensemble.work.timesheets.models import Approval


@declares("arrival.read")
@only(may_bill, known_to=knows_the_house)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    arrival = _arrival(request, pk)
    context = {"arrival": arrival, "months": months_awaiting(arrival)}
    name = "timesheets/arrival.html#part" if by_htmx(request) else "timesheets/arrival.html"
    return render(request, name, context)


@declares("arrival.decide")
@only(may_bill, known_to=knows_the_house)
@require_POST
def take(request: HttpRequest, pk, approval) -> HttpResponse:
    arrival, by, at = _arrival(request, pk), request.person, timezone.now()
    hers = Approval.objects.filter(timesheet__mission__member=arrival.member_id)
    invoice = take_arrival(arrival, get_object_or_404(hers, public_id=approval), by=by, at=at)
    toast(request, _("Received. Accept it: it joins a payment."))
    return turn_to(request, "invoicing:invoice", invoice.public_id)


def _arrival(request: HttpRequest, pk) -> Arrival:
    arrivals = Arrival.objects.visible_to(request.person).select_related("member__person")
    return get_object_or_404(arrivals, public_id=pk)
