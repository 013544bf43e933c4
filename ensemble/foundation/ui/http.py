"""How a view answers after a change: where to turn, and what to say on the way."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


class SeeOther(HttpResponseRedirect):
    """The change is made; go and read this, with a GET."""

    status_code = 303


def by_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def turn_to(request: HttpRequest, to: str | Callable | Model, *args, **kwargs) -> HttpResponse:
    """303 to a URL, a route name or an object with `get_absolute_url`; htmx goes there without a reload."""
    url = resolve_url(to, *args, **kwargs)
    if by_htmx(request):
        return HttpResponse(headers={"HX-Location": url})
    return SeeOther(url)


def way_back(request: HttpRequest, wanted: str | None, otherwise: str = "/") -> str:
    """The address of ours that a form or a link asked to go to next; never one of another site."""
    wanted = wanted or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours and wanted.startswith(("/", f"{request.scheme}://")) else otherwise


def toast(request: HttpRequest, text: str, undo: str | None = None) -> None:
    """Said once, on the next page or under the fragment; `undo` is the address that takes it back (POST)."""
    messages.success(request, text, extra_tags=undo or "")
