"""The desk of finance: a paper is opened, then found in order or sent back (two clicks)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.access import (
    knows_the_house,
    may_come,
    may_open_desk,
    may_verify,
)
from ensemble.people.compliance.actions import verifying
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.requirements import requirement
from ensemble.people.compliance.web.forms.papers import ReasonForm, VerifyForm
from ensemble.people.compliance.web.rows import desk_tabs, to_look_up

PAGE = 25


@declares("compliance.desk.read")
@only(may_open_desk, known_to=knows_the_house)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    waiting = Document.objects.to_check().with_names().order_by("sent_at", "pk")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "companies": to_look_up()[:PAGE], "tabs": desk_tabs("papers")}
    return render(request, "compliance/desk.html", context)


@declares("document.verify")
@only(may_come)
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    return _page(request, _paper(request, pk))


@declares("document.verify")
@only(may_come)
@require_POST
def verify(request: HttpRequest, pk) -> HttpResponse:
    return _verify(request, _paper(request, pk, identity=False))


@declares("document.verify")
@only(may_come)
@require_POST
def reject(request: HttpRequest, pk) -> HttpResponse:
    return _reject(request, _paper(request, pk, identity=False))


@declares("identity.verify")
@only(may_come)
@require_POST
def verify_identity(request: HttpRequest, pk) -> HttpResponse:
    return stepped_up(_verify)(request, _paper(request, pk, identity=True))


@declares("identity.verify")
@only(may_come)
@require_POST
def reject_identity(request: HttpRequest, pk) -> HttpResponse:
    return stepped_up(_reject)(request, _paper(request, pk, identity=True))


def _paper(request: HttpRequest, pk, *, identity: bool | None = None) -> Document:
    """404 for whoever may not see it, 403 for its own member; an identity has its own addresses."""
    papers = Document.objects.visible_to(request.person).with_names()
    if identity is not None:
        same = papers.filter(kind=Document.Kind.IDENTITY)
        papers = same if identity else papers.exclude(kind=Document.Kind.IDENTITY)
    paper = get_object_or_404(papers, public_id=pk)
    require(may_verify(request.person, paper))
    return paper


def _verify(request: HttpRequest, paper: Document) -> HttpResponse:
    form = VerifyForm(request.POST)
    if not form.is_valid():
        return _page(request, paper, verify=form)
    verifying.verify(paper, by=request.person, at=timezone.now(), **form.cleaned_data)
    toast(request, _("In order: %(paper)s.") % {"paper": paper})
    return turn_to(request, "compliance:desk")


def _reject(request: HttpRequest, paper: Document) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, paper, reject=form)
    verifying.reject(paper, by=request.person, at=timezone.now(), **form.cleaned_data)
    name = paper.business.member.person.first_name
    toast(request, _("To do again: %(name)s reads why.") % {"name": name})
    return turn_to(request, "compliance:desk")


def _page(
    request: HttpRequest,
    paper: Document,
    *,
    verify: VerifyForm | None = None,
    reject: ReasonForm | None = None,
) -> HttpResponse:
    context = {
        "paper": paper,
        "business": paper.business,
        "asked": requirement(paper.business.status, paper.kind),
        "is_identity": paper.kind == Document.Kind.IDENTITY,
        "verify": verify or VerifyForm(initial={"code": paper.code}),
        "reject": reject or ReasonForm(),
    }
    status = 422 if verify or reject else 200
    return render(request, "compliance/check.html", context, status=status)
