"""What the frame of every page asks: who reads, and in which colours."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject


def page(request: HttpRequest) -> dict:
    """`me` is the signed-in person or nothing; `theme` is light, dark or system."""
    me = getattr(request, "person", None)
    return {"me": me, "theme": SimpleLazyObject(lambda: _theme(request, me))}


def _theme(request: HttpRequest, me: Any) -> str:
    """Kept on the person; for a visitor, on the session."""
    kept = me.theme if me else getattr(request, "session", {}).get("theme")
    return kept or "system"
