"""The file of entries of a year, for the accountant and the tax office."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.rights import declares, only
from ensemble.money.ledger.access import is_of_the_house, may_read_all
from ensemble.money.ledger.fec import fec
from ensemble.money.ledger.models import FiscalYear


@declares("ledger.read_all")
@only(may_read_all, known_to=is_of_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return _page(request)


@declares("ledger.read_all")
@only(may_read_all, known_to=is_of_the_house)
@never_cache
@require_safe
def show(request: HttpRequest, year: int) -> HttpResponse:
    try:
        name, content = fec(year)
    except FiscalYear.DoesNotExist:
        raise Http404 from None
    except Incomplete as missing:
        return _page(request, trouble=str(missing))
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request: HttpRequest, trouble: str = "") -> HttpResponse:
    context = {"years": FiscalYear.objects.order_by("-number"), "trouble": trouble}
    return render(request, "ledger/exports.html", context, status=422 if trouble else 200)
