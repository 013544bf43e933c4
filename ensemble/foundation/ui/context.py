"""What the frame of every page asks: who reads, and in which colours."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict:
    """`me` is the signed-in person or nothing; `theme` is light, dark or system."""
    me = getattr(request, "person", None)
    return {"me": me, "theme": getattr(me, "theme", "") or "system"}
