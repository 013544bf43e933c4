"""What each side sees of the work itself; read by a talent manager, and by everyone concerned."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.access import may_answer_signals, may_come_to, may_look_at
from ensemble.work.contracts.actions import reviewing
from ensemble.work.contracts.models import Review
from ensemble.work.contracts.web.finding import mission_seen
from ensemble.work.contracts.web.forms import ReviewForm, SignalsForm
from ensemble.work.missions.models import Mission


@declares("independence.answer")
@only(may_come_to("independence.answer"))
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_answer_signals(by, mission))
    source = reviewing.source_of(by, mission)
    form = SignalsForm(posted(request), source=source, said=_said_by(by, mission))
    if done(form, lambda _said: reviewing.answer_signals(mission, form.raised(), by=by, at=at)):
        toast(request, _("Noted. %(name)s reads it.") % {"name": mission.talent_manager.first_name})
        return turn_to(request, "contracts:independence", pk)
    return _page(request, mission, form, ReviewForm())


@declares("independence.review")
@only(may_come_to("contract.prepare"))
@require_POST
def look(request: HttpRequest, pk: UUID) -> HttpResponse:
    reviews = Review.objects.visible_to(request.person).select_related("mission__talent_manager")
    review = get_object_or_404(reviews, public_id=pk)
    form, by, at = ReviewForm(request.POST), request.person, timezone.now()
    if done(form, lambda said: reviewing.look_at(review, said["words"], by=by, at=at)):
        toast(request, _("Noted. Each of you reads it on the page of the mission."))
        return turn_to(request, "contracts:mission", review.mission.public_id)
    mission = mission_seen(request, review.mission.public_id)
    return _page(request, mission, SignalsForm(source=reviewing.source_of(by, mission)), form)


def _page(
    request: HttpRequest, mission: Mission, form: SignalsForm, review_form: ReviewForm
) -> HttpResponse:
    reviews = list(
        Review.objects.of(mission).select_related("looked_by").prefetch_related("signals__by")
    )
    current = next((one for one in reviews if one.state == "open"), None)
    context = {
        "mission": mission,
        "form": form,
        "review_form": review_form,
        "current": current,
        "reviews": reviews[::-1],
        "may_look": current is not None and may_look_at(request.person, current),
    }
    status = max(status_of(form), status_of(review_form))
    return render(request, "contracts/independence.html", context, status=status)


def _said_by(person: Person, mission: Mission) -> dict[str, str]:
    """What she already answered, so that she may correct it."""
    review = Review.objects.of(mission).open().first()
    if review is None:
        return {}
    mine = review.signals.filter(by=person, raised=True)
    return {signal.kind: signal.detail for signal in mine}
