"""The articles of our contracts: what holds, what is proposed, and who puts it in force."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.forms import done, posted, status_of
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.contracts.access import may_propose_clause
from ensemble.work.contracts.actions import writing
from ensemble.work.contracts.blanks import known_blanks
from ensemble.work.contracts.models import Clause, LegalModel, PaperKind
from ensemble.work.contracts.web.forms import ClauseForm
from ensemble.work.missions.promises import today


@declares("clause.read")
@only(may_propose_clause)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    model = LegalModel.AGENCY if request.GET.get("model") == "agency" else LegalModel.RESALE
    day, page = today(timezone.now()), reverse("contracts:clauses")
    clauses = Clause.objects.filter(model=model).in_force(day).order_by("paper", "position", "pk")
    context = {
        "tabs": [
            {"label": label, "url": f"{page}?model={key}", "current": key == model}
            for key, label in LegalModel.choices
        ],
        "french": (get_language() or "fr").startswith("fr"),
        "papers": _by_paper(clauses),
        "proposed": Clause.objects.proposed().select_related("proposed_by"),
    }
    return render(request, "contracts/clauses.html", context)


def _by_paper(clauses: Iterable[Clause]) -> list[tuple[str, list[Clause]]]:
    """In the order in which one meets them: the framework first, the annexes last."""
    found: dict[str, list[Clause]] = {}
    for clause in clauses:
        found.setdefault(clause.paper, []).append(clause)
    return [(kind.label, found[kind]) for kind in PaperKind if kind in found]


@declares("clause.propose")
@only(may_propose_clause)
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An article, its former wordings, and a form for the next."""
    clause = get_object_or_404(Clause, public_id=pk)
    by, at = request.person, timezone.now()
    form = ClauseForm(posted(request), clause=clause)
    if done(form, lambda said: writing.propose_clause(clause, by=by, at=at, **said)):
        toast(request, _("Proposed. Someone else puts it in force."))
        return turn_to(request, "contracts:clauses")
    wordings = Clause.objects.of(clause.paper, clause.model).filter(slug=clause.slug)
    context = {
        "clause": clause,
        "form": form,
        "blanks": sorted(known_blanks(clause.paper)),
        "wordings": wordings.select_related("proposed_by", "approved_by").order_by("-valid_from"),
    }
    return render(request, "contracts/clause.html", context, status=status_of(form))


@declares("clause.approve")
@only(may_propose_clause)
@stepped_up
@require_POST
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    clause = get_object_or_404(Clause, public_id=pk)
    writing.approve_clause(clause, by=request.person, at=timezone.now())
    toast(request, _("In force. Papers already written keep their words."))
    return turn_to(request, "contracts:clauses")


@declares("clause.propose")
@only(may_propose_clause)
@require_POST
def set_aside(request: HttpRequest, pk: UUID) -> HttpResponse:
    clause = get_object_or_404(Clause, public_id=pk)
    writing.set_clause_aside(clause, by=request.person, at=timezone.now())
    toast(request, _("The proposal is set aside."))
    return turn_to(request, "contracts:clauses")
