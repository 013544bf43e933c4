"""Every letter of the demo, whoever it was written to: nothing leaves, everything is read here."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares
from ensemble.foundation.mailroom.composing import SEALED
from ensemble.foundation.mailroom.models import Letter

A_PAGE = 30


@declares("demo.letters.read")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    letters = Letter.objects.newest_first().select_related("to").defer("text", "html")
    page = Paginator(letters, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/letters.html", {"page": page})


@declares("demo.letters.read")
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    letter = get_object_or_404(Letter.objects.select_related("to"), public_id=pk)
    return render(request, "demo/letter.html", {"letter": letter})


@declares("demo.letters.read")
@require_safe
@xframe_options_sameorigin
@csp_override(SEALED)
def body(request: HttpRequest, pk) -> HttpResponse:
    return HttpResponse(get_object_or_404(Letter, public_id=pk).html)
