"""The person presented: she reads what the client will read, sets it right, and answers freely."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.calendar.forms import SlotsForm
from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_answer, may_come_to, may_open_proposals
from ensemble.work.missions.actions import consenting, meeting
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.web.forms import done, posted, status_of, told
from ensemble.work.missions.web.forms.shortlists import FactsForm
from ensemble.work.missions.web.reading import Entry

A_PAGE = 30


def _hers(request: HttpRequest, pk) -> Presentation:
    presentations = Presentation.objects.visible_to(request.person).ready_to_read()
    presentation = get_object_or_404(presentations, public_id=pk)
    require(may_answer(request.person, presentation))
    return presentation


@declares("presentation.answer")
@only(may_open_proposals)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    hers = Presentation.objects.of_member(request.person).ready_to_read().order_by("-asked_at")
    page = Paginator(hers, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "missions/proposals.html", {"page": page})


@declares("presentation.answer")
@only(may_come_to("presentation.answer"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    presentation = _hers(request, pk)
    return _page(request, presentation, FactsForm.of(presentation))


def _page(request: HttpRequest, presentation: Presentation, form: FactsForm) -> HttpResponse:
    booked = meeting.meeting_of(presentation)
    context = {
        "presentation": presentation,
        "need": presentation.need,
        "entry": Entry(presentation, presentation.fee_line()),
        "open": presentation.shortlist.state == "composing",
        "meeting": booked if booked and booked.ends_at > timezone.now() else None,
        "slots": meeting.slots_for(presentation, timezone.now()),
        "form": form,
        "answer": getattr(presentation, "not_retained", None),
    }
    return render(request, "missions/proposal.html", context, status=status_of(form))


@declares("presentation.answer")
@only(may_come_to("presentation.answer"))
@require_POST
def answer(request: HttpRequest, pk) -> HttpResponse:
    """Yes or no thank you; either is said once, and changes nothing for what follows."""
    presentation, by, at = _hers(request, pk), request.person, timezone.now()
    if request.POST.get("answer") != "yes":
        consenting.say_no_thank_you(presentation, by=by, at=at)
        toast(request, _("Thank you for answering. Nothing changes for you."))
        return turn_to(request, "missions:proposal", pk)
    try:
        consenting.say_yes(presentation, by=by, at=at)
    except (TooLate, Incomplete) as trouble:
        return _unfinished(request, presentation, trouble)
    toast(
        request,
        _("It is said: %(name)s presents you.")
        % {"name": presentation.need.talent_manager.first_name},
    )
    return turn_to(request, "missions:slots", pk)


def _unfinished(
    request: HttpRequest, presentation: Presentation, trouble: TooLate | Incomplete
) -> HttpResponse:
    """A fact is missing, or it is too late: the page again, with the facts and the reason."""
    known = FactsForm.of(presentation)
    form = FactsForm({name: known[name].value() for name in known.fields})
    form.is_valid()
    return _page(request, presentation, told(form, trouble))


@declares("presentation.answer")
@only(may_come_to("presentation.answer"))
@require_POST
def correct(request: HttpRequest, pk) -> HttpResponse:
    presentation, by, at = _hers(request, pk), request.person, timezone.now()
    form = FactsForm.of(presentation, request.POST)
    if done(form, lambda facts: consenting.correct(presentation, by=by, at=at, **facts)):
        toast(request, _("Corrected. This is what the client will read."))
        return turn_to(request, "missions:proposal", pk)
    return _page(request, presentation, form)


@declares("presentation.answer")
@only(may_come_to("presentation.answer"))
@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    presentation = _hers(request, pk)
    consenting.withdraw(presentation, by=request.person, at=timezone.now())
    toast(request, _("You are no longer presented for this need. Nothing else changes for you."))
    return turn_to(request, "missions:proposal", pk)


@declares("presentation.answer")
@only(may_come_to("presentation.answer"))
@require_http_methods(["GET", "HEAD", "POST"])
def slots(request: HttpRequest, pk) -> HttpResponse:
    """Three half-hours, if she likes: nobody waits for them to read her name."""
    presentation, by, at = _hers(request, pk), request.person, timezone.now()
    given = meeting.slots_for(presentation, at)
    form = SlotsForm(posted(request), owner=by, at=at, most=meeting.SLOTS - len(given))
    if done(form, lambda said: meeting.offer_slots(presentation, said["starts"], by=by, at=at)):
        toast(request, _("Thank you. These hours go with your presentation."))
        return turn_to(request, "missions:proposal", pk)
    context = {"presentation": presentation, "form": form, "given": given}
    return render(request, "missions/slots.html", context, status=status_of(form))
