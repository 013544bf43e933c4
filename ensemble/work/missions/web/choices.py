"""The client chooses: one person, with the money, the dates and the total on the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.work.missions.access import may_choose, may_come_to
from ensemble.work.missions.actions import choosing
from ensemble.work.missions.models import Need, NotRetained, Presentation
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.choices import ChoiceForm


@declares("shortlist.choose")
@only(may_come_to("shortlist.choose"))
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, pk) -> HttpResponse:
    presentation = _presentation(request, pk)
    require(may_choose(request.person, presentation))
    form = ChoiceForm.for_(presentation, posted(request), asked=request.GET)
    by, at = request.person, timezone.now()
    if done(form, lambda terms: choosing.choose(presentation, by=by, at=at, **terms)):
        name = presentation.person.name
        toast(request, _("You chose %(name)s. The contract comes next.") % {"name": name})
        return turn_to(request, *_what_follows(presentation))
    if presentation.need.has_ended or presentation.state != "yes":
        raise getattr(form, "trouble", TooLate())
    part = "#total" if by_htmx(request) and request.method == "GET" else ""
    context = _context(presentation, form)
    return render(request, f"missions/choose.html{part}", context, status=status_of(form))


def _presentation(request: HttpRequest, pk) -> Presentation:
    """Someone the client reads about; for a form that comes after another, someone she read about."""
    shown = Presentation.objects.visible_to(request.person)
    if request.method == "POST":
        known = Need.objects.visible_to(request.person)
        shared = Presentation.objects.exclude(shortlist__shared_at=None)
        shown = shared.filter(shortlist__need__in=known)
    return get_object_or_404(shown.ready_to_read(), public_id=pk)


def _context(presentation: Presentation, form: ChoiceForm) -> dict:
    fee, days = presentation.fee_line(), form.days_asked()
    total = fee.times(days) if fee and days else None
    return {
        "presentation": presentation,
        "need": presentation.need,
        "form": form,
        "fee": fee,
        "days": days,
        "total": total,
    }


def _what_follows(presentation: Presentation) -> tuple:
    """A word for those not retained, when there are some; then the mission."""
    need = presentation.need
    if NotRetained.objects.filter(presentation__shortlist__need=need, state="owed").exists():
        return "missions:sentences", need.public_id
    return "missions:need", need.public_id
