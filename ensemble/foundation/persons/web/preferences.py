"""Language and theme: small forms that answer from any page, signed in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from ensemble.foundation.core.rights import declares
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.web.forms import LanguageForm, ThemeForm
from ensemble.foundation.ui.http import way_back

YEAR = 60 * 60 * 24 * 365


@declares("preference.change")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    chosen = form.cleaned_data["language"]
    if request.person:
        prefer(request.person, language=chosen)
    response = redirect(_where_they_were(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@declares("preference.change")
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    form = ThemeForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    if request.person:
        prefer(request.person, theme=form.cleaned_data["theme"])
    else:
        request.session["theme"] = form.cleaned_data["theme"]
    return redirect(_where_they_were(request))


def _where_they_were(request: HttpRequest) -> str:
    return way_back(request, request.POST.get("next") or request.headers.get("Referer"))
