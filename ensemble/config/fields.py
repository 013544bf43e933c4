"""What was sent in a form and read by nobody: ignored, and named in the log.

A page reads the fields it offered, one by one. Another name in the same form (`role`, `fee`) is
somebody's invention: nothing is done with it, and its name alone is written down.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, resolve

MOST_NAMED = 20
A_NAME = re.compile(r"[a-zA-Z][\w.-]{0,39}")
OURS = {"csrfmiddlewaretoken"}
DOORS = {"accounts:door", "accounts:again"}


class Fields(QueryDict):
    """Remembers which names were asked for, in itself and in its copies."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.read: set[str] = set()

    @classmethod
    def of(cls, sent: QueryDict) -> "Fields":
        fields = cls(mutable=True, encoding=sent.encoding)
        for name, values in sent.lists():
            fields.setlist(name, values)
        fields._mutable = False
        return fields

    def __getitem__(self, name: str):
        self.read.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.read.add(str(name))
        return super().__contains__(name)

    def getlist(self, name: str, default=None):
        self.read.add(name)
        return super().getlist(name, default)

    def copy(self) -> "Fields":
        copied = super().copy()
        copied.read = self.read
        return copied

    @property
    def ignored(self) -> list[str]:
        """Names that nobody asked for."""
        return sorted(filter(A_NAME.fullmatch, set(self) - OURS - self.read))[:MOST_NAMED]


class FieldsMiddleware:
    """After CsrfViewMiddleware, which reads the form first and refuses what is not whole."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, *_arguments) -> None:
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            request.POST = Fields.of(request.POST)


def ignored_in(request: HttpRequest, response: HttpResponse) -> list[str]:
    """Of a form that was taken: what was refused, sent back, or kept until its sender has shown
    who she is, was not read to its end."""
    fields = getattr(request, "_post", None)
    taken = response.status_code < 400 and not _sent_to_a_door(response)
    return fields.ignored if taken and isinstance(fields, Fields) else []


def _sent_to_a_door(response: HttpResponse) -> bool:
    to = response.headers.get("Location") or response.headers.get("HX-Redirect", "")
    with suppress(Resolver404):
        return bool(to) and resolve(urlsplit(to).path).view_name in DOORS
    return False
