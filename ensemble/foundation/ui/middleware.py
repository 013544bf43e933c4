"""Two things every answer may need: what happened meanwhile, and what there is to say."""

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.ui.errors import incomplete, late
from ensemble.foundation.ui.http import by_htmx


class LateMiddleware:
    """Whoever comes second reads what happened, with a 409; whoever left something out reads what
    is missing, with a 422. Nothing was written."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Incomplete):
            return incomplete(request, exception)
        return late(request, exception) if isinstance(exception, TooLate) else None


class ToastMiddleware:
    """A fragment brings its toasts along, so that a one-tap action speaks at once. After MessageMiddleware."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_vary_headers(response, ("HX-Request",))  # one address may answer a page or a fragment
        if by_htmx(request) and request.method == "POST" and _holds_a_fragment(response):
            waiting = get_messages(request)
            if len(waiting):
                toasts = render_to_string("ui/toasts.html", {"messages": waiting}, request)
                partial = (
                    f'<hx-partial hx-target="#toasts" hx-swap="beforeend">{toasts}</hx-partial>'
                )
                response.content += partial.encode()
        return response


def _holds_a_fragment(response: HttpResponse) -> bool:
    return (
        not response.streaming
        and response.status_code < 500
        and response.headers.get("Content-Type", "").startswith("text/html")
        and bool(response.content)
        and b"<html" not in response.content[:300]
    )
