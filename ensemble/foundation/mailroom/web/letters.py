"""The letters a person received, as they were sent."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from ensemble.foundation.core.rights import declares, signed_in
from ensemble.foundation.mailroom.composing import SEALED
from ensemble.foundation.mailroom.models import Letter

A_PAGE = 30


@declares("letter.read")
@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    letters = Letter.objects.visible_to(request.person).newest_first().only(*ENVELOPE)
    page = Paginator(letters, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "mailroom/letters.html", {"page": page})


ENVELOPE = ("public_id", "subject", "written_at", "state", "sensitive", "kind")


@declares("letter.read")
@signed_in
@require_safe
def show(request: HttpRequest, pk) -> HttpResponse:
    letter = get_object_or_404(Letter.objects.visible_to(request.person), public_id=pk)
    return render(request, "mailroom/letter_page.html", {"letter": letter})


@declares("letter.read")
@signed_in
@require_safe
@xframe_options_sameorigin
@csp_override(SEALED)
def body(request: HttpRequest, pk) -> HttpResponse:
    """The letter itself, alone in a frame that may run nothing."""
    letter = get_object_or_404(Letter.objects.visible_to(request.person), public_id=pk)
    return HttpResponse(letter.html)
