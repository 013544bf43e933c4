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
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.rights import declares, only
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of
from ensemble.foundation.ui.http import toast, turn_to


@declares("settings.change")
@only(may_change_settings, known_to=is_team)
@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, SettingsForm(operator=Operator.current()))
    form = SettingsForm(request.POST, operator=Operator.current())
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        change_operator(by=request.person, at=timezone.now(), **form.cleaned_data)
    except TooLate as trouble:
        form.late(Operator.current(), str(trouble))
        return _page(request, form, status=409)
    toast(request, _("The settings are saved."))
    return turn_to(request, "administration:settings")


def _page(request: HttpRequest, form: SettingsForm, status: int = 200) -> HttpResponse:
    changes = history_of(form.operator)
    context = {"form": form, "operator": form.operator, "has_changed": changes.exists()}
    return render(request, "administration/settings.html", context, status=status)
