"""Finance asks the client of a mission for a part of its price, before the work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import knows_the_house, may_ask_deposit
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit, room_for_deposits
from ensemble.work.timesheets.web.forms import DepositForm

LATE = 409


@declares("deposit.ask")
@only(may_ask_deposit, known_to=knows_the_house)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, pk) -> HttpResponse:
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions, public_id=pk)
    form, key = DepositForm(posted(request)), request.POST.get("key") or str(uuid7())
    asked = []

    def act(said: dict) -> None:
        by, at = request.person, timezone.now()
        asked.append(ask_deposit(mission, net=said["net"], by=by, at=at, key=key))

    if form.is_bound and done(form, act):
        toast(request, _("%(number)s is issued.") % {"number": asked[0].number})
        return turn_to(request, "invoicing:invoice", asked[0].public_id)
    return _page(request, mission, form, key)


def _page(request: HttpRequest, mission: Mission, form: DepositForm, key: str) -> HttpResponse:
    """Who was refused reads why; what is asked from there on is another deposit."""
    terms, status = latest_terms(mission), status_of(form)
    context = {
        "mission": mission,
        "form": form,
        "key": str(uuid7()) if status == LATE else key,
        "terms": terms,
        "most": room_for_deposits(mission, terms) if terms else None,
    }
    return render(request, "timesheets/deposit.html", context, status=status)
