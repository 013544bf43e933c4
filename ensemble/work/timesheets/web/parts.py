"""The days of a mission and what was billed for them, lent to the mission's page."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import by_htmx
from ensemble.money.invoicing.deposits import deposits_about, left_of_each
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.reading import is_running, latest_terms
from ensemble.work.missions.access import may_come_to
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import may_ask_deposit, may_come, may_declare
from ensemble.work.timesheets.dates import days_left
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.reading import months_of

A_FEW = 12


@declares("timesheet.list")
@only(may_come)
@require_safe
def mission(request: HttpRequest, pk) -> HttpResponse:
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions, public_id=pk)
    months = months_of(mission, request.person)
    today = timezone.localdate()
    context = {
        "mission": mission,
        "terms": latest_terms(mission),
        "months": months,
        "left": days_left(mission),
        "to_declare": _to_declare(request, mission, months, today),
    }
    name = "timesheets/mission.html#part" if by_htmx(request) else "timesheets/mission.html"
    return render(request, name, context)


@declares("mission.read")
@only(may_come_to("mission.read"))
@require_safe
def invoices(request: HttpRequest, pk) -> HttpResponse:
    """The last ones of its months, and its deposits with what is left of them; nothing for those who
    read no invoice."""
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions, public_id=pk)
    months = Timesheet.objects.filter(mission=mission).values("pk")
    read = Invoice.objects.visible_to(request.person)
    billed = read.filter(about_label=Timesheet._meta.label_lower, about_id__in=months)
    asked = read.filter(pk__in=deposits_about(mission).values("pk")).order_by("issued_on", "pk")
    last = billed.ready_to_read().with_open().order_by("-issued_on", "-pk")[:A_FEW]
    name = "timesheets/invoices.html"
    context = {
        "mission": mission,
        "invoices": last,
        "deposits": _with_what_is_left(asked.ready_to_read().with_open()[:A_FEW]),
        "may_ask_deposit": may_ask_deposit(request.person) and _is_resale(mission),
    }
    return render(request, f"{name}#part" if by_htmx(request) else name, context)


def _with_what_is_left(deposits: Iterable[Invoice]) -> list[tuple[Invoice, Decimal]]:
    shown = list(deposits)
    left = left_of_each(shown)
    return [(one, left[one.pk]) for one in shown]


def _is_resale(mission: Mission) -> bool:
    terms = latest_terms(mission)
    return terms is not None and terms.state == "agreed" and terms.is_resale


def _to_declare(request: HttpRequest, mission: Mission, months: list, today: date) -> date | None:
    """The month of today when it is the reader's to declare and she has not sent it."""
    month = today.replace(day=1)
    sent = any(one.month == month and one.state != "draft" for one in months)
    if sent or not may_declare(request.person, mission):
        return None
    return month if is_running(mission, today) else None
