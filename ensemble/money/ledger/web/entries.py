"""The whole ledger for finance, and for a member the lines that name them."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.rights import declares, only, signed_in
from ensemble.foundation.ui.http import turn_to
from ensemble.money.ledger.access import is_of_the_house, may_read_all, may_read_own
from ensemble.money.ledger.models import Entry, Line
from ensemble.money.ledger.parties import names_of, party_of
from ensemble.money.ledger.reading import last_check
from ensemble.money.ledger.statements import statement
from ensemble.money.ledger.web.forms import SearchForm

A_PAGE = 40


@declares("ledger.read_all")
@only(may_read_all, known_to=is_of_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest first; what is asked for stands in the address."""
    form = SearchForm(request.GET or None)
    found = form.search().entries() if form.is_bound else Entry.objects.order_by("-on", "-pk")
    page = Paginator(found.ready_to_read(), A_PAGE).get_page(request.GET.get("page"))
    _name(page)
    context = {"form": form, "page": page, "check": last_check()}
    return render(request, "ledger/index.html", context)


@declares("ledger.read_own")
@only(may_read_own, known_to=is_of_the_house)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What we owe a member and what we paid; finance, which is paid nothing here, reads the whole."""
    if not (party := party_of(request.person)):
        return turn_to(request, "ledger:index")
    page = Paginator(statement(party), A_PAGE).get_page(request.GET.get("page"))
    owed = -Decimal(page[0].after).scaleb(-2) if len(page) and page.number == 1 else None
    return render(request, "ledger/mine.html", {"page": page, "owed": owed})


@declares("ledger.read_own", "ledger.read_all")
@signed_in
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    """Whole for finance; a member reads the lines that name them, nobody else's."""
    if is_of_the_house(request.person) and not may_read_all(request.person):
        raise Refused
    lines = Line.objects.select_related("account")
    if not may_read_all(request.person):
        lines = lines.filter(party=party_of(request.person))
    visible = Entry.objects.visible_to(request.person).select_related("book__journal", "by")
    visible = visible.select_related("reverses__book", "reversed_by__book")
    entry = get_object_or_404(visible.prefetch_related(Prefetch("lines", lines)), public_id=pk)
    _name([entry])
    context = {"entry": entry, "whole": may_read_all(request.person)}
    return render(request, "ledger/entry.html", context)


def _name(entries: Iterable[Entry]) -> None:
    """Each line says what its party is called."""
    lines = [line for entry in entries for line in entry.lines.all()]
    names = names_of(line.party for line in lines)
    for line in lines:
        line.party_name = names.get(line.party, "")
