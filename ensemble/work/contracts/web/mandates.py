"""The mandate of self-billing is a paper like the others: read to its end, signed by both, sealed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_POST

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import turn_to
from ensemble.money.invoicing.access import may_sign_mandate
from ensemble.money.invoicing.models import Mandate
from ensemble.work.contracts.access import may_come_to
from ensemble.work.contracts.actions.mandating import send_mandate


@declares("mandate.sign")
@only(may_come_to("mandate.sign"))
@stepped_up
@require_POST
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """To the paper itself, sent now when it was not yet."""
    mandates = Mandate.objects.visible_to(request.person).select_related("member__person")
    mandate = get_object_or_404(mandates, public_id=pk)
    require(may_sign_mandate(request.person, mandate))
    envelope = send_mandate(mandate, by=request.person, at=timezone.now())
    return turn_to(request, "contracts:sign", envelope.public_id)
