"""Needs, as the client follows them and as the talent desk answers them."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Seat, TeamRole
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import (
    is_client_of,
    may_come_to,
    may_hand_over,
    may_withdraw_need,
)
from ensemble.work.missions.actions import handing, reframing, sending, withdrawing
from ensemble.work.missions.models import Need
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.needs import (
    BecauseForm,
    ColleagueForm,
    HandOverForm,
    PurchaseOrderForm,
)
from ensemble.work.missions.web.reading import desk_of, page_of

A_PAGE = 30


@declares("need.read")
@only(may_come_to("need.read"))
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What waits for someone first; then what has ended, a page at a time."""
    needs = Need.objects.visible_to(request.person).ready_to_read().with_stage()
    ended = Paginator(needs.ended().order_by("-sent_at", "-pk"), A_PAGE)
    context = {
        "desk": desk_of(request.person, needs),
        "ended": ended.get_page(request.GET.get("page")),
        "team": has_role(request.person, "talent", "finance"),
        "talent": has_role(request.person, "talent"),
    }
    return render(request, "missions/needs.html", context)


@declares("need.read")
@only(may_come_to("need.read"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).ready_to_read().with_stage()
    need = get_object_or_404(needs.select_related("brief__file", "mission"), public_id=pk)
    if need.state == "draft":
        return turn_to(request, "missions:check")
    return render(request, "missions/need.html", page_of(need, request.person, timezone.now()))


@declares("need.read")
@only(may_come_to("need.read"))
@require_safe
def sent(request: HttpRequest, pk) -> HttpResponse:
    """A face, a name, a promise with its date and hour."""
    needs = Need.objects.visible_to(request.person).ready_to_read()
    need = get_object_or_404(needs.exclude(state="draft"), public_id=pk)
    return render(request, "missions/sent.html", {"need": need})


@declares("need.withdraw")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).ready_to_read()
    need = get_object_or_404(needs, public_id=pk)
    require(may_withdraw_need(request.person, need))
    form, by, at = BecauseForm(posted(request)), request.person, timezone.now()
    if done(form, lambda said: withdrawing.withdraw_need(need, said["because"], by=by, at=at)):
        toast(request, _("Your need is withdrawn. Everyone who was asked hears of it."))
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "form": form}
    return render(request, "missions/withdraw.html", context, status=status_of(form))


@declares("need.hand_over")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).ready_to_read()
    need = get_object_or_404(needs, public_id=pk)
    require(may_hand_over(request.person, need))
    form = HandOverForm(posted(request), need=need, colleagues=talent_managers())
    by, at = request.person, timezone.now()
    if done(form, lambda chosen: handing.hand_over(need, chosen["to"], by=by, at=at)):
        name = form.cleaned_data["to"].name
        toast(request, _("%(name)s answers for this need from now on.") % {"name": name})
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "form": form}
    return render(request, "missions/hand_over.html", context, status=status_of(form))


def talent_managers():
    held = TeamRole.objects.live().filter(person=OuterRef("pk"), role="talent")
    return Person.objects.filter(Exists(held), is_active=True).in_alphabetical_order()


@declares("need.name_colleague")
@only(may_come_to("need.read"))
@require_POST
def name_colleague(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).ready_to_read().with_stage()
    need = get_object_or_404(needs.select_related("brief__file", "mission"), public_id=pk)
    require(is_client_of(request.person, need))
    form = ColleagueForm(request.POST)
    if form.is_valid() and (colleague := colleague_at(need, form)):
        sending.name_colleague(need, colleague, by=request.person, at=timezone.now())
        toast(request, _("%(name)s follows this need with you.") % {"name": colleague.name})
        return turn_to(request, "missions:need", pk)
    context = page_of(need, request.person, timezone.now()) | {"colleague_form": form}
    return render(request, "missions/need.html", context, status=422)


def colleague_at(need: Need, form: ColleagueForm) -> Person | None:
    """Whether an address is known elsewhere is nobody's business here: the answer is the same."""
    seats = Seat.objects.live().filter(organisation=need.organisation)
    seat = seats.filter(person__email=form.cleaned_data["email"]).select_related("person").first()
    if seat is None:
        form.add_error("email", _("Nobody at this address has a place in your organisation yet."))
    return seat.person if seat else None


@declares("need.note_purchase_order")
@only(may_come_to("need.read"))
@require_POST
def purchase_order(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).ready_to_read().with_stage()
    need = get_object_or_404(needs.select_related("brief__file", "mission"), public_id=pk)
    require(is_client_of(request.person, need))
    form, by, at = PurchaseOrderForm(request.POST), request.person, timezone.now()
    note = reframing.note_purchase_order
    if done(form, lambda said: note(need, said["purchase_order"], by=by, at=at)):
        toast(request, _("The purchase order number is noted."))
        return turn_to(request, "missions:need", pk)
    context = page_of(need, by, at) | {"order_form": form}
    return render(request, "missions/need.html", context, status=422)
