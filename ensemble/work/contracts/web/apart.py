"""Papers of a mission that are signed on their own: confidentiality, rights on what is delivered."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.access import may_come_to, may_prepare
from ensemble.work.contracts.actions import proposing_apart
from ensemble.work.contracts.models import Agreement
from ensemble.work.contracts.web.apart_forms import ApartForm
from ensemble.work.contracts.web.drafts import drafts_of
from ensemble.work.contracts.web.finding import mission_seen


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which paper, who signs it, and all of its words: then it is sent."""
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_prepare(by, mission))
    form = ApartForm(posted(request))
    if done(form, lambda said: proposing_apart.propose_apart(mission, by=by, at=at, **said)):
        toast(request, _("Sent to be signed. The mission does not wait for it."))
        return turn_to(request, "contracts:mission", pk)
    context = {"mission": mission, "form": form, "drafts": drafts_of(mission, at)}
    return render(request, "contracts/apart.html", context, status=status_of(form))


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    papers = Agreement.objects.visible_to(request.person).apart().select_related("mission")
    agreement = get_object_or_404(papers, public_id=pk)
    because = _("The paper is withdrawn.")
    proposing_apart.withdraw_apart(agreement, because=because, by=request.person, at=timezone.now())
    toast(request, _("The papers are withdrawn; those who were asked are told."))
    return turn_to(request, "contracts:mission", agreement.mission.public_id)
