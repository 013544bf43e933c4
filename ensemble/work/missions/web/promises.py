"""A promised date that will not be kept: another one, and why."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.require import require
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.ui.formats.dates import moment
from ensemble.foundation.ui.http import toast, turn_to
from ensemble.work.missions.access import may_come_to, may_postpone
from ensemble.work.missions.actions import postponing
from ensemble.work.missions.models import Need
from ensemble.work.missions.promises import promise
from ensemble.work.missions.web.forms import done, posted, status_of
from ensemble.work.missions.web.forms.needs import PostponeForm


@declares("need.postpone")
@only(may_come_to("need.read"))
@require_http_methods(["GET", "HEAD", "POST"])
def postpone(request: HttpRequest, pk) -> HttpResponse:
    needs = Need.objects.visible_to(request.person).exclude(state="draft").ready_to_read()
    need, by, at = get_object_or_404(needs, public_id=pk), request.person, timezone.now()
    require(may_postpone(by, need))
    form = PostponeForm(posted(request), initial={"to": _suggested(need, at)})

    def put_off(said: dict) -> None:
        postponing.postpone(need, said["to"], said["because"], by=by, at=at)

    if done(form, put_off):
        said = _("%(name)s reads the new date: %(when)s.")
        name, when = need.author.name, moment(need.promised_at)
        toast(request, said % {"name": name, "when": when})
        return turn_to(request, "missions:need", pk)
    context = {"need": need, "form": form, "given": need.postponements.count()}
    return render(request, "missions/postpone.html", context, status=status_of(form))


def _suggested(need: Need, at: datetime) -> datetime:
    """A working day after what was promised, or after now when that is past, on the hour."""
    later = promise(max(at, need.promised_at), working_days=1)
    return later.replace(minute=0, second=0, microsecond=0)
