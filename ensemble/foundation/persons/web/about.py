"""About me: what letters and pages need to speak to someone properly."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.web.forms import AboutMeForm
from ensemble.foundation.ui.http import toast, turn_to


@declares("person.about.change")
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    known = {name: getattr(request.person, name) for name in AboutMeForm.base_fields}
    form = AboutMeForm(request.POST or None, initial=known)
    if not form.is_valid():
        return render(
            request, "persons/me.html", {"form": form}, status=422 if form.errors else 200
        )
    prefer(request.person, **form.cleaned_data)
    with translation.override(request.person.language):
        toast(request, _("It is noted."))
    return turn_to(request, "persons:me")
