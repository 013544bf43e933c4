"""E-invoices of others: the list that waits, one of them as it reads, and what finance says of it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.invoicing.actions import arriving
from ensemble.money.invoicing.incoming import Unreadable
from ensemble.money.invoicing.models import Arrival, Dispatch
from ensemble.money.invoicing.web.forms.arriving import MatchForm, SetAsideForm, TakeInForm
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house

A_PAGE = 30


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    everything = request.GET.get("show") == "all"
    arrivals = Arrival.objects.visible_to(request.person).select_related("member__person")
    waiting = arrivals.still_waiting()
    tabs = [
        {"label": _("To match"), "url": "?", "current": not everything, "count": waiting.count()},
        {
            "label": pgettext("invoices", "All"),
            "url": "?show=all",
            "current": everything,
            "count": None,
        },
    ]
    shown = arrivals if everything else waiting
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "invoicing/arrivals.html", {"page": page, "tabs": tabs})


@declares("arrival.take_in")
@only(is_finance, known_to=knows_the_house)
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    form = TakeInForm(posted(request), request.FILES or None)
    if form.is_bound and form.is_valid():
        chosen, at = form.cleaned_data["file"], timezone.now()
        try:
            arrival = arriving.take_in(chosen.content, name=chosen.name, by=request.person, at=at)
            return turn_to(request, "invoicing:arrival", arrival.public_id)
        except Unreadable as trouble:
            form.add_error("file", str(trouble))
    return render(request, "invoicing/take_in.html", {"form": form}, status=status_of(form))


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return _shown(request, _arrival(request, pk))


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def file(request: HttpRequest, pk) -> HttpResponse:
    return as_attachment(_arrival(request, pk).file)


@declares("arrival.decide")
@only(is_finance, known_to=knows_the_house)
@require_POST
def match(request: HttpRequest, pk) -> HttpResponse:
    arrival, by, at = _arrival(request, pk), request.person, timezone.now()
    form = MatchForm(request.POST, arrival=arrival)
    if done(form, lambda said: arriving.match(arrival, by=by, at=at, **said)):
        toast(request, _("Matched."))
        return turn_to(request, "invoicing:arrival", arrival.public_id)
    return _shown(request, arrival, match_form=form)


@declares("arrival.decide")
@only(is_finance, known_to=knows_the_house)
@require_POST
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    arrival, by, at = _arrival(request, pk), request.person, timezone.now()
    form = SetAsideForm(request.POST)
    if done(form, lambda said: arriving.set_aside(arrival, by=by, at=at, **said)):
        toast(request, _("Set aside."))
        return turn_to(request, "invoicing:arrivals")
    return _shown(request, arrival, aside_form=form)


@declares("arrival.decide")
@only(is_finance, known_to=knows_the_house)
@require_POST
def take_back(request: HttpRequest, pk) -> HttpResponse:
    arrival = _arrival(request, pk)
    arriving.take_back(arrival, by=request.person, at=timezone.now())
    return turn_to(request, "invoicing:arrival", arrival.public_id)


def _arrival(request: HttpRequest, pk) -> Arrival:
    arrivals = Arrival.objects.visible_to(request.person)
    return get_object_or_404(
        arrivals.select_related("member__person", "file", "invoice"), public_id=pk
    )


def _shown(
    request: HttpRequest,
    arrival: Arrival,
    *,
    match_form: MatchForm | None = None,
    aside_form: SetAsideForm | None = None,
) -> HttpResponse:
    bound = [form for form in (match_form, aside_form) if form]
    context = {
        "arrival": arrival,
        "content": _content(arrival),
        "not_carried": Dispatch.objects.answering(arrival).not_taken().first(),
        "match_form": match_form or MatchForm(arrival=arrival),
        "aside_form": aside_form or SetAsideForm(),
    }
    return render(request, "invoicing/arrival.html", context, status=status_of(*bound))


def _content(arrival: Arrival):
    """What its file says; nothing while the file is being checked."""
    try:
        return arriving.what_it_says(arrival)
    except (TooLate, Unreadable):
        return None
