"""The papers of a mission: its contracts, its vigilance file, what the law of 1975 asks."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.serving import as_attachment, download
from ensemble.foundation.parameters.reading import read_at_once
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import by_htmx, toast, turn_to
from ensemble.people.compliance.export import file_name, vigilance_file
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts import gates
from ensemble.work.contracts.access import (
    may_come_to,
    may_read_vigilance_file,
    may_record_guarantee,
    may_see_papers,
)
from ensemble.work.contracts.actions import accepting
from ensemble.work.contracts.assigning import assignment_of_mission
from ensemble.work.contracts.models import Agreement, Envelope, SubcontractorAcceptance
from ensemble.work.contracts.vigilance import checks_of
from ensemble.work.contracts.web.finding import mission_seen
from ensemble.work.contracts.web.forms import GuaranteeForm
from ensemble.work.contracts.web.shelf_of_papers import papers_of
from ensemble.work.missions.promises import today


@declares("contract.papers.read")
@only(may_come_to("contract.read"))
@require_safe
def index(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A part of the page of the mission, or a page of its own."""
    mission = mission_seen(request, pk)
    require(may_see_papers(request.person, mission))
    part = "#part" if by_htmx(request) else ""
    context = {"mission": mission, "papers": papers_of(mission, request.person, timezone.now())}
    return render(request, f"contracts/papers.html{part}", context)


@declares("contract.papers.read")
@only(may_come_to("contract.read"))
@require_safe
def readiness(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What still stands before the first day, each reason with its sentence."""
    mission = mission_seen(request, pk)
    require(may_see_papers(request.person, mission))
    part = "#part" if by_htmx(request) else ""
    with read_at_once():
        context = {"mission": mission, "reasons": gates.may_start(mission, timezone.now())}
    return render(request, f"contracts/readiness.html{part}", context)


@declares("contract.papers.read")
@only(may_come_to("contract.read"))
@require_safe
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed document with its page of evidence; the paper alone until then."""
    agreements = Agreement.objects.visible_to(request.person).select_related("paper")
    agreement = get_object_or_404(agreements.exclude(paper=None), public_id=pk)
    envelope = Envelope.objects.about(agreement).select_related("signed_paper").last()
    signed = envelope.signed_paper if envelope else None
    return as_attachment(signed or agreement.paper)


@declares("vigilance_file.read")
@only(may_come_to("contract.read"))
@require_safe
def vigilance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a client keeps to show that it checked: one file for the mission, its index first."""
    mission, at = mission_seen(request, pk), timezone.now()
    require(may_read_vigilance_file(request.person, mission))
    business = business_of(mission.member)
    if business is None or not business.is_described:
        raise TooLate(_("The business that contracts and invoices is not described yet."))
    content = vigilance_file(
        business,
        on=today(at),
        at=at,
        language=get_language() or "fr",
        title=mission.title,
        checks=[check.told for check in checks_of(mission)],
    )
    record("contracts.vigilance_file_taken", on=mission, by=request.person, at=at)
    return download(content, file_name(business, on=today(at)))


@declares("subcontractor.accept")
@only(may_come_to("subcontractor.accept"))
@stepped_up
@require_POST
def accept(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission = mission_seen(request, pk)
    accepting.accept_subcontractor(mission, by=request.person, at=timezone.now())
    toast(request, _("Accepted, with its payment terms."))
    return turn_to(request, "contracts:mission", pk)


@declares("guarantee.record")
@only(may_come_to("guarantee.record"))
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def guarantee(request: HttpRequest, pk: UUID) -> HttpResponse:
    mission, by, at = mission_seen(request, pk), request.person, timezone.now()
    require(may_record_guarantee(by, mission))
    known = SubcontractorAcceptance.objects.filter(mission=mission).first()
    initial = {"kind": "none", "on": today(at)}
    if known:
        initial |= {"kind": known.guarantee_kind, "ref": known.guarantee_ref}
    form = GuaranteeForm(posted(request), initial=initial)
    if done(form, lambda said: accepting.record_guarantee(mission, by=by, at=at, **said)):
        toast(request, _("The guarantee is recorded."))
        return turn_to(request, "contracts:mission", pk)
    assignment = assignment_of_mission(mission, on=today(at))
    context = {"mission": mission, "form": form, "assignment": assignment}
    return render(request, "contracts/guarantee.html", context, status=status_of(form))
