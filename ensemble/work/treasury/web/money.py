"""A member's money: what comes, what to set aside, what happened. Nobody else's."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ensemble.foundation.core.memo import once
from ensemble.foundation.core.rights import declares, only, signed_in
from ensemble.foundation.files.serving import download
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import by_htmx
from ensemble.people.profiles.access import member_of
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.access import may_come_to
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today
from ensemble.work.treasury import accountant, bars, happened
from ensemble.work.treasury.access import may_come_to_treasury
from ensemble.work.treasury.models import OperatorAccount, Payment
from ensemble.work.treasury.money import money_of
from ensemble.work.treasury.setting_aside import sheet_for


@declares("money.read_own")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    member, at = _member(request.person), timezone.now()
    on, money = today(at), money_of(member, at=at)
    context = {
        "money": money,
        "accounts": OperatorAccount.objects.open(),
        "bars": bars.months_of(money, on=on),
        "on": on,
    }
    return render(request, "treasury/money.html", context)


@declares("money.read_own")
@signed_in
@require_safe
def set_aside(request: HttpRequest) -> HttpResponse:
    """The dated sheet: what came in this month, and what to keep of it."""
    on = today(timezone.now())
    context = {"sheet": sheet_for(_member(request.person), on=on), "on": on}
    name = "treasury/sheet.html"
    return render(request, f"{name}#part" if by_htmx(request) else name, context)


@declares("money.read_own")
@signed_in
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """What happened, each line with its double entry."""
    context = {"happened": happened.to(_member(request.person))}
    name = "treasury/happened.html"
    return render(request, f"{name}#part" if by_htmx(request) else name, context)


@declares("money.read_own")
@signed_in
@require_safe
def for_accountant(request: HttpRequest) -> HttpResponse:
    """One line a movement of the year, for a spreadsheet."""
    member, at = _member(request.person), timezone.now()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else today(at).year
    return download(accountant.table_of(member, year=year), f"ensemble-{year}.csv")


@declares("mission.read")
@only(may_come_to("mission.read"))
@require_safe
def of_mission(request: HttpRequest, pk) -> HttpResponse:
    """The payments of one mission: for whoever is paid, and for finance. Others read who reads them."""
    missions = Mission.objects.visible_to(request.person).ready_to_read()
    mission = get_object_or_404(missions, public_id=pk)
    hers = mission.member.person_id == request.person.pk
    paid = Payment.objects.visible_to(request.person).filter(terms__mission=mission)
    payments = paid.exclude(state="left_out").select_related("run", "invoice").order_by("-pk")
    terms = latest_terms(mission)
    context = {
        "mission": mission,
        "pays": terms is None or terms.is_resale,
        "payments": payments[:12],
        "sees": hers or may_come_to_treasury(request.person),
    }
    name = "treasury/mission_part.html"
    return render(request, f"{name}#part" if by_htmx(request) else name, context)


def _member(person: Person) -> Member:
    """The navigation asks the same: read once a request."""
    member = once(f"member {person.pk}", lambda: member_of(person))
    if member is None:
        raise Http404
    return member
