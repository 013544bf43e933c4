"""What each route declares of itself: the `object.action` of the authorization matrix."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ensemble.foundation.core.errors import Refused


def declares(*rights: str) -> Callable:
    """`@declares("need.read")`: the rows of `authorization.txt` that this view answers to.

    It decides nothing: `visible_to` and `may_…` do. It lets a test walk every route and
    compare what happens with what the matrix says.
    """

    def mark(view):
        view.rights = rights
        return view

    return mark


def signed_in(view: Callable) -> Callable:
    """Whoever is signed out goes to the door, and comes back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.person is None:
            return to_the_door(request)
        return view(request, *args, **kwargs)

    return guarded


def to_the_door(request: HttpRequest) -> HttpResponse:
    """The sign-in page; after it, the page asked for (or the one the form stood on)."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": reverse("accounts:door")})
    wanted = request.get_full_path() if request.method == "GET" else "/"
    return redirect(f"{reverse('accounts:door')}?{urlencode({'next': wanted})}")


def only(may: Callable, *, known_to: Callable | None = None) -> Callable:
    """`@only(may_search)`: a page that a person may open or not, whatever the object.

    Whoever may not reads 403; outside of `known_to`, 404: that room is not on their map.
    """

    def wrap(view):
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.person is None:
                return to_the_door(request)
            if not may(request.person):
                if known_to and not known_to(request.person):
                    raise Http404
                raise Refused
            return view(request, *args, **kwargs)

        return guarded

    return wrap
