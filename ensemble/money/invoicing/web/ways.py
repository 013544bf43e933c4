"""What the platform did not take: sent again, once what was wrong is put right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.access import may_issue
from ensemble.money.invoicing.actions.exchanging import try_again
from ensemble.money.invoicing.courier import hand_over
from ensemble.money.invoicing.models import Arrival, Dispatch, Invoice
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house, may_come_to


@declares("invoice.issue")
@only(may_come_to("invoice.issue"))
@require_POST
def create(request: HttpRequest, pk) -> HttpResponse:
    invoice = get_object_or_404(Invoice.objects.visible_to(request.person), public_id=pk)
    require(may_issue(request.person))
    _send(request, invoice.dispatches.not_taken().first())
    return turn_to(request, "invoicing:invoice", invoice.public_id)


@declares("arrival.decide")
@only(is_finance, known_to=knows_the_house)
@require_POST
def answer(request: HttpRequest, pk) -> HttpResponse:
    """What we say of an e-invoice that reached us, and that the platform did not carry."""
    arrival = get_object_or_404(Arrival.objects.visible_to(request.person), public_id=pk)
    _send(request, Dispatch.objects.answering(arrival).not_taken().first())
    return turn_to(request, "invoicing:arrival", arrival.public_id)


def _send(request: HttpRequest, failed: Dispatch | None) -> None:
    if failed is None:
        raise TooLate(_("It is already on its way."))
    hand_over.defer(dispatch_id=try_again(failed, by=request.person, at=timezone.now()).pk)
    toast(request, _("Sent again: the platform will say whether it takes it."))
