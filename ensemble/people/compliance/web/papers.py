"""Papers: one is sent, read by those who may, taken back."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only, signed_in
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.people.compliance.access import may_come
from ensemble.people.compliance.actions import filing
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.requirements import Requirement, requirement
from ensemble.people.compliance.web.forms.papers import PaperForm
from ensemble.people.compliance.web.own import own_business

IDENTITY = Document.Kind.IDENTITY


@declares("document.send", "identity.upload")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, kind: str) -> HttpResponse:
    business = own_business(request)
    asked = requirement(business.status, kind)
    if asked is None:
        raise Http404
    if not business.is_described:
        return turn_to(request, "compliance:safe")
    form = PaperForm(request.POST or None, request.FILES or None, asked=asked)
    if request.method == "POST" and form.is_valid() and _filed(request, business, asked, form):
        toast(request, _("Received. Someone reads it, and you hear of it if something is missing."))
        return turn_to(request, "compliance:safe")
    status = getattr(form, "status", 422 if form.errors else 200)
    context = {"form": form, "asked": asked, "business": business}
    return render(request, "compliance/send_paper.html", context, status=status)


@declares("document.read")
@only(may_come)
@require_safe
def file(request: HttpRequest, pk) -> HttpResponse:
    papers = Document.objects.visible_to(request.person).exclude(kind=IDENTITY)
    return as_attachment(get_object_or_404(papers.with_names(), public_id=pk).file)


@declares("identity.read")
@only(may_come)
@require_safe
def identity(request: HttpRequest, pk) -> HttpResponse:
    papers = Document.objects.visible_to(request.person).filter(kind=IDENTITY)
    return _identity(request, get_object_or_404(papers.with_names(), public_id=pk))


@stepped_up
def _identity(request: HttpRequest, paper: Document) -> HttpResponse:
    """Proven just now; and only whoever may read it is asked to prove anything."""
    return as_attachment(paper.file)


@declares("document.send")
@signed_in
@require_POST
def withdraw(request: HttpRequest, pk) -> HttpResponse:
    papers = Document.objects.filter(business=own_business(request)).with_names()
    paper = get_object_or_404(papers, public_id=pk)
    filing.withdraw_document(paper, by=request.person, at=timezone.now())
    toast(request, _("Taken back; its file is deleted."))
    return turn_to(request, "compliance:safe")


def _filed(request: HttpRequest, business, asked: Requirement, form: PaperForm) -> bool:
    said = dict(form.cleaned_data)
    chosen = said.pop("file")
    said |= {"content": chosen.content, "name": chosen.name}
    try:
        filing.file_document(business, asked.kind, by=request.person, at=timezone.now(), **said)
    except ValidationError as problem:
        form.add_error("file", problem)
    except TooLate as late:
        form.add_error(None, str(late))
        form.status = 409
    return not form.errors
