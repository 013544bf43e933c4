"""The words of a need: changed together, every version kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_come_to, may_reframe
from ensemble.work.missions.actions.reframing import Rewritten, rewrite
from ensemble.work.missions.models import Need, NeedVersion
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.describing import answers_of
from ensemble.work.missions.web.forms.needs import RewriteForm
from ensemble.work.missions.web.reading import is_asked


@declares("need.reframe")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def reframe(request: HttpRequest, pk) -> HttpResponse:
    """Of two who write at once, the second reads both texts and keeps what is right."""
    needs = Need.objects.visible_to(request.person).ready_to_read()
    need = get_object_or_404(needs, public_id=pk)
    require(may_reframe(request.person, need))
    known = answers_of(need.current) | {"based_on": need.current.number}
    form, by, at = RewriteForm(posted(request), initial=known), request.person, timezone.now()
    if done(form, lambda answers: rewrite(need, by=by, at=at, **answers)):
        toast(request, _("The new words are kept, and the former ones too."))
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "form": form, "theirs": _met(form)}
    return render(request, "missions/reframe.html", context, status=status_of(form))


def _met(form: RewriteForm) -> NeedVersion | None:
    """The version written meanwhile, to be shown beside hers; hers is now based on it."""
    trouble = getattr(form, "trouble", None)
    if not isinstance(trouble, Rewritten):
        return None
    form.data = form.data.copy() | {"based_on": trouble.theirs.number}
    return trouble.theirs


@declares("need.read")
@only(may_come_to("need.read"))
@require_safe
def versions(request: HttpRequest, pk) -> HttpResponse:
    need = get_object_or_404(Need.objects.visible_to(request.person).ready_to_read(), public_id=pk)
    kept = need.versions.select_related("by").order_by("-number")
    context = {"need": need, "versions": kept, "asked": is_asked(need, request.person)}
    return render(request, "missions/versions.html", context)
