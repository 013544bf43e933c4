"""The document joined to a need: checked when it comes, only ever given back as a download."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.files.forms import Upload
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import is_client_of, may_come_to
from ensemble.work.missions.actions.attaching import attach_brief, remove_brief
from ensemble.work.missions.models import Brief, Need
from ensemble.work.missions.web.drafts import held_draft, key_of
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.describing import BriefForm


@declares("need.describe")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attach_to_draft(request: HttpRequest) -> HttpResponse:
    need = held_draft(request)
    if need is None:
        return turn_to(request, "missions:describe")
    return _attach(request, need, reverse("missions:check"), draft_key=key_of(request))


@declares("need.describe")
@require_POST
def remove_from_draft(request: HttpRequest) -> HttpResponse:
    if need := held_draft(request):
        remove_brief(need, by=request.person, draft_key=key_of(request), at=timezone.now())
    return turn_to(request, "missions:check")


@declares("need.attach_brief")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def attach(request: HttpRequest, pk) -> HttpResponse:
    need = get_object_or_404(Need.objects.visible_to(request.person), public_id=pk)
    require(is_client_of(request.person, need))
    return _attach(request, need, reverse("missions:need", args=[pk]))


@declares("need.attach_brief")
@only(may_come_to("need.read"))
@require_POST
def remove(request: HttpRequest, pk) -> HttpResponse:
    need = get_object_or_404(Need.objects.visible_to(request.person), public_id=pk)
    remove_brief(need, by=request.person, at=timezone.now())
    toast(request, _("The document is removed."))
    return turn_to(request, "missions:need", pk)


def _attach(request: HttpRequest, need: Need, back: str, draft_key: str = "") -> HttpResponse:
    whose = {"by": request.person, "draft_key": draft_key, "at": timezone.now()}
    form = BriefForm(posted(request), request.FILES or None)
    if done(form, lambda said: _keep(need, said["brief"], whose)):
        return turn_to(request, back)
    context = {"form": form, "need": need, "back": back}
    return render(request, "missions/brief.html", context, status=status_of(form))


def _keep(need: Need, chosen: Upload.Chosen, whose: dict) -> Brief:
    return attach_brief(need, name=chosen.name, content=chosen.content, **whose)


@declares("need.read")
@only(may_come_to("need.read"))
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    """Never opened in the page: whatever it hides stays shut."""
    briefs = Brief.objects.visible_to(request.person).select_related("file")
    return as_attachment(get_object_or_404(briefs, need__public_id=pk).file)
