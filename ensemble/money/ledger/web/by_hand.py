"""Entries that someone of finance prepares and someone else posts."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.forms import done, status_of
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.money.ledger.access import is_of_the_house, may_write_by_hand
from ensemble.money.ledger.actions import preparing
from ensemble.money.ledger.models import ManualEntry
from ensemble.money.ledger.web.forms import EntryForm, Sides


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    written = ManualEntry.objects.select_related("journal", "prepared_by", "decided_by", "entry")
    past = Paginator(written.exclude(state="prepared"), 20).get_page(request.GET.get("page"))
    context = {"prepared": written.prepared(), "page": past}
    return render(request, "ledger/by_hand.html", context)


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request, EntryForm(initial={"on": timezone.localdate()}), Sides())
    form, sides = EntryForm(request.POST), Sides(request.POST)
    if sides.is_valid():
        lines = [side for row in sides if (side := row.side())]
        by, at = request.person, timezone.now()
        if done(form, partial(preparing.prepare, lines=lines, by=by, at=at)):
            toast(request, _("Prepared. Someone else of finance posts it."))
            return turn_to(request, "ledger:by_hand")
    return _form(request, form, sides)


def _form(request: HttpRequest, form: EntryForm, sides: Sides) -> HttpResponse:
    context = {"form": form, "sides": sides}
    return render(request, "ledger/prepare.html", context, status=status_of(form))


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_POST
def post(request: HttpRequest, pk) -> HttpResponse:
    manual = get_object_or_404(ManualEntry, public_id=pk)
    entry = preparing.post_prepared(manual, by=request.person, at=timezone.now())
    toast(request, _("Posted: %(name)s.") % {"name": entry.name})
    return turn_to(request, "ledger:by_hand")


@declares("ledger.post_manual")
@only(may_write_by_hand, known_to=is_of_the_house)
@stepped_up
@require_POST
def set_aside(request: HttpRequest, pk) -> HttpResponse:
    manual = get_object_or_404(ManualEntry, public_id=pk)
    preparing.set_aside(manual, by=request.person, at=timezone.now())
    toast(request, _("The entry is set aside."))
    return turn_to(request, "ledger:by_hand")
