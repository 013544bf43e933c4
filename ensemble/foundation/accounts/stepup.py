"""A second look before what matters: passkey or code application within the last ten minutes.

    @stepped_up                       # a page, or what a form sends
    def show(request): …

    require_fresh(request, doing=_("Sign"))   # inside a view, once it knows that it matters

Someone who must prove again is sent to `/door/again`. A page asked for is shown afterwards;
a form sent is kept on the server and offered again with one button, nothing retyped.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.doors import mark_as_proven, require_possible
from ensemble.foundation.core.rights import to_the_door
from ensemble.foundation.ui.http import way_back

FRESH_FOR = timedelta(minutes=10)
MOST_KEPT = 200_000


class StepUpNeeded(Exception):
    """Answered by the door's middleware with the way to the proof."""

    def __init__(self, doing: str = ""):
        self.doing = doing


def is_fresh(request: HttpRequest) -> bool:
    proof = request.session.get("proof")
    return bool(proof) and timezone.now() - datetime.fromisoformat(proof["at"]) < FRESH_FOR


def require_fresh(request: HttpRequest, *, doing: str = "") -> None:
    """`doing` is written on the button that, once proven, does what was asked."""
    if not is_fresh(request):
        raise StepUpNeeded(doing)


def stepped_up(view: Callable) -> Callable:
    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.person is None:
            return to_the_door(request)
        require_fresh(request)
        return view(request, *args, **kwargs)

    return guarded


def renew(request: HttpRequest, *, method: str) -> str:
    """The proof was given again, just now; return the page to go to."""
    require_possible(request.person, method)
    mark_as_proven(request.session, method=method, at=timezone.now())
    if request.POST.get("held") and held(request):
        return reverse("accounts:resume")
    return way_back(request, request.POST.get("next"))


def ask_again(request: HttpRequest, doing: str = "") -> HttpResponse:
    """Towards the proof, with what was asked kept for afterwards."""
    reads = request.method in {"GET", "HEAD"}
    if reads:
        onwards = {"next": request.get_full_path()}
    elif _hold(request, doing):
        onwards = {"held": 1}
    else:
        onwards = {"next": _where_they_were(request)}
    url = f"{reverse('accounts:again')}?{urlencode(onwards)}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponse(status=302 if reads else 303, headers={"Location": url})


def held(request: HttpRequest) -> dict | None:
    """The form that waits in this session: `path`, `fields`, `doing`, `back`."""
    kept = request.session.get("held")
    if kept and timezone.now() - datetime.fromisoformat(kept["at"]) > FRESH_FOR:
        del request.session["held"]
        return None
    return kept


def _hold(request: HttpRequest, doing: str) -> bool:
    """Files and passwords are not kept: whoever sent one finds the form again."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    secret = "password" in request.POST
    if request.FILES or secret or sum(len(name) + len(value) for name, value in fields) > MOST_KEPT:
        return False
    request.session["held"] = {
        "path": request.get_full_path(),
        "fields": fields,
        "doing": str(doing),
        "back": _where_they_were(request),
        "at": timezone.now().isoformat(),
    }
    return True


def _where_they_were(request: HttpRequest) -> str:
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if urlsplit(page).netloc != request.get_host():
        return "/"
    return way_back(request, urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl())
