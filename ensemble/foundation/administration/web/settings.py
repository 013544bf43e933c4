"""What the operator says of itself: one page, for administrators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.accounts.access import is_team
from ensemble.foundation.accounts.stepup import stepped_up
from ensemble.foundation.administration.access import may_change_settings
from ensemble.foundation.administration.actions.changing import change_operator
from ensemble.foundation.administration.web.forms import SettingsForm
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of
from ensemble.foundation.ui.forms import done, status_of
from ensemble.foundation.ui.http import toast, turn_to


@declares("settings.change")
@only(may_change_settings, known_to=is_team)
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, SettingsForm(operator=Operator.current()))
    form, by, at = (
        SettingsForm(request.POST, operator=Operator.current()),
        request.person,
        timezone.now(),
    )
    if done(form, lambda said: change_operator(by=by, at=at, **said)):
        toast(request, _("The settings are saved."))
        return turn_to(request, "administration:settings")
    return _page(request, form)


def _page(request: HttpRequest, form: SettingsForm) -> HttpResponse:
    changes = history_of(form.operator)
    context = {"form": form, "operator": form.operator, "has_changed": changes.exists()}
    return render(request, "administration/settings.html", context, status=status_of(form))
