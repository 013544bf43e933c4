"""What is declared of sales and purchases away from France: period by period, line by line, in one file."""

import json
from dataclasses import asdict
from datetime import date, timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import download
from ensemble.foundation.parameters.reading import Unknown
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.reporting import Declaration, declaration_of, declarations_of
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house

SIX_MONTHS = timedelta(days=183)


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The periods that hold something in the last six months, and that of today, even empty."""
    today, operator = day_of(timezone.now()), LegalEntity.objects.operator()
    told = declarations_of(operator, since=today - SIX_MONTHS, until=today) if operator else []
    shown = [one for one in told if not one.is_empty or one.period.holds(today)]
    context = {"declarations": shown, "today": today, "operator": operator}
    return render(request, "invoicing/declarations.html", context)


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """`?on=2026-11-30`: the period of that day; today's without."""
    declaration = _declaration(request)
    context = {
        "declaration": declaration,
        "today": day_of(timezone.now()),
        "day": declaration.period.starts_on.isoformat(),
    }
    return render(request, "invoicing/declaration.html", context)


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """The same period, as the platform of the operator takes it in."""
    declaration = _declaration(request)
    written = json.dumps(asdict(declaration), cls=DjangoJSONEncoder, indent=2).encode()
    period = declaration.period
    return download(written, f"declaration-{period.starts_on:%Y%m%d}-{period.ends_on:%Y%m%d}.json")


def _declaration(request: HttpRequest) -> Declaration:
    """None for a day that is no day, nor before the first dated value, nor where the calendar ends."""
    operator = LegalEntity.objects.operator()
    if operator is None:
        raise Http404
    try:
        on = date.fromisoformat(request.GET.get("on") or str(day_of(timezone.now())))
        return declaration_of(operator, on)
    except (ValueError, OverflowError, Unknown):
        raise Http404 from None
