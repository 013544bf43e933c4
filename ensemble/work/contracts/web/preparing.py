"""The talent manager's side: terms, papers to be signed, amendments."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ensemble.foundation.accounts.stepup import require_fresh
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts.access import may_come_to, may_prepare
from ensemble.work.contracts.actions import amending, preparing, proposing, withdrawing
from ensemble.work.contracts.delays import longer_than_periodic
from ensemble.work.contracts.models import Review
from ensemble.work.contracts.reading import drafted_terms, latest_terms
from ensemble.work.contracts.web.finding import mission_seen
from ensemble.work.contracts.web.forms import AmendmentForm, BecauseForm, ConditionsForm
from ensemble.work.missions.promises import today


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_prepare(by, mission))
    form = ConditionsForm.for_(mission, drafted_terms(mission), posted(request))
    if done(form, lambda _said: preparing.prepare(mission, form.conditions(), by=by, at=at)):
        toast(request, _("Kept. Read what is said of independence, then send the papers."))
        return turn_to(request, "contracts:propose", pk)
    context = {"mission": mission, "form": form, "business": business_of(mission.member)}
    return render(request, "contracts/prepare.html", context, status=status_of(form))


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What will be sent, to whom, and what still stands in the way."""
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_prepare(by, mission))
    terms = drafted_terms(mission)
    if terms is None:
        return turn_to(request, "contracts:prepare", pk)
    if request.method == "POST":
        papers = proposing.propose(terms, by=by, at=at)
        sent = ngettext("%(count)s paper is sent.", "%(count)s papers are sent.", len(papers))
        toast(request, sent % {"count": len(papers)})
        return turn_to(request, "contracts:mission", pk)
    context = {
        "mission": mission,
        "terms": terms,
        "business": business_of(mission.member),
        "review": Review.objects.of(mission).open().first(),
        "periodic": longer_than_periodic(terms, on=today(at)),
    }
    return render(request, "contracts/propose.html", context)


@declares("contract.prepare")
@only(may_come_to("contract.prepare"))
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    terms, form = drafted_terms(mission), BecauseForm(request.POST)
    if terms is None:
        raise TooLate(_("Everything is signed already."))
    because = form.cleaned_data["because"] if form.is_valid() else _("The terms change.")
    withdrawing.withdraw_papers(terms, because=because, by=by, at=at)
    toast(request, _("The papers are withdrawn; those who were asked are told."))
    return turn_to(request, "contracts:prepare", pk)


@declares("contract.prepare", "contract.amend")
@only(may_come_to("contract.prepare"))
@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_prepare(by, mission))
    terms = latest_terms(mission)
    if terms is None or terms.state != "agreed":
        raise TooLate(_("Only signed terms are amended."))
    if request.method == "POST":
        require_fresh(request, doing=_("Send the amendment"))
    form = AmendmentForm.for_(terms, today(at), posted(request))
    if done(form, lambda said: amending.amend(mission, by=by, at=at, **said)):
        toast(request, _("The amendment is sent. It holds once it is signed by both."))
        return turn_to(request, "contracts:mission", pk)
    context = {"mission": mission, "terms": terms, "form": form}
    return render(request, "contracts/amend.html", context, status=status_of(form))
