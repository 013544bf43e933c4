"""What one reads when a page cannot be: whose fault it is, what was kept, whom to call."""

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from ensemble.foundation.ui.http import by_htmx

SECRETS = {"password", "digits", "credential"}
MOST_KEPT = 200_000


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The sentence of the refusal is written for the person; anything else stays ours."""
    return _answer(request, 403, str(exception or ""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, 404)


def late(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 409, str(exception))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: usually a page left open too long."""
    return _answer(request, 403, stale=True)


def broken(request: HttpRequest) -> HttpResponse:
    """Both languages, no database, no context: whatever broke, this page stands."""
    if by_htmx(request):
        return HttpResponse(status=500)  # the page says it itself, and stays as it is
    try:
        sheet = staticfiles_storage.url("ui/ensemble.css")
    except ValueError:
        sheet = f"{settings.STATIC_URL}ui/ensemble.css"
    context = {"sheet": sheet, "path": request.get_full_path(), "kept": _typed(request)}
    return HttpResponse(render_to_string("500.html", context), status=500)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again with one button; neither secrets nor files are given back."""
    if request.method != "POST":
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    if {name for name, _value in fields} & SECRETS:
        return []
    return fields if sum(len(value) for _name, value in fields) < MOST_KEPT else []


def incomplete(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, 422, str(exception))


def _answer(
    request: HttpRequest, status: int, why: str = "", *, stale: bool = False
) -> HttpResponse:
    """A page; for htmx a callout among the toasts, the rest of the page untouched."""
    context = {"why": why, "stale": stale}
    if not by_htmx(request):
        return render(request, f"{status}.html", context, status=status)
    response = render(request, f"{status}.html#told", context, status=status)
    response["HX-Retarget"] = "#toasts"
    response["HX-Reswap"] = "beforeend"
    return response
