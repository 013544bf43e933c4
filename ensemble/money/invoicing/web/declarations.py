"""What crosses a border, as the platform of the operator wants it: one period, in one file."""

import json
from dataclasses import asdict
from datetime import date

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import download
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.reporting import declaration_of
from ensemble.money.invoicing.web.rooms import is_finance, knows_the_house


@declares("arrival.read")
@only(is_finance, known_to=knows_the_house)
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """`?on=2026-11-30`: the period of that day; today's without."""
    operator = LegalEntity.objects.operator()
    try:
        on = date.fromisoformat(request.GET.get("on") or str(day_of(timezone.now())))
    except ValueError:
        raise Http404 from None
    if operator is None:
        raise Http404
    declared = declaration_of(operator, on)
    written = json.dumps(asdict(declared), cls=DjangoJSONEncoder, indent=2).encode()
    period = declared.period
    return download(written, f"declaration-{period.starts_on:%Y%m%d}-{period.ends_on:%Y%m%d}.json")
