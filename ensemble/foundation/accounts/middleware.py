"""What the doors do around each request."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from ensemble.foundation.accounts.doors import DEVICE_COOKIE, leave
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.stepup import StepUpNeeded, ask_again

SEEN_EVERY = timedelta(minutes=10)
OPEN_AT_MOST = timedelta(days=30)
TWO_YEARS = 60 * 60 * 24 * 730


class DoorsMiddleware:
    """Note when a session was last seen, close those too old, send to the proof who needs it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.person:
            self._look_at_session(request)
        response = self.get_response(request)
        if device := getattr(request, "device_to_keep", ""):
            response.set_cookie(
                DEVICE_COOKIE,
                device,
                max_age=TWO_YEARS,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, StepUpNeeded):
            return ask_again(request, exception.doing)
        return None

    def _look_at_session(self, request: HttpRequest) -> None:
        now = timezone.now()
        opened, seen = (request.session.get(name, "") for name in ("opened_at", "seen_at"))
        if opened and now - datetime.fromisoformat(opened) > OPEN_AT_MOST:
            leave(request)
        elif seen and now - datetime.fromisoformat(seen) > SEEN_EVERY:
            request.session["seen_at"] = now.isoformat()
            key = request.session.session_key
            OpenSession.objects.filter(session_key=key).update(seen_at=now)
