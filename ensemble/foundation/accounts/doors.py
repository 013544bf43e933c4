"""Coming in and going out.

A code sent to a mailbox opens the door *half*: the session knows whose mailbox was proven
and nothing else; nobody is signed in, so nothing private opens. A second proof (passkey,
code application, recovery code) opens it whole, by `enter`.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts import letters
from ensemble.foundation.accounts.devices import describe
from ensemble.foundation.accounts.models import Invitation, OpenSession
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.http import way_back

HALF_OPEN_FOR = timedelta(minutes=30)
DEVICE_COOKIE = "device"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def remember(request: HttpRequest, **facts) -> None:
    """What the door knows of this visit: `next`, `code`, `address`, `person`, `proven_at`."""
    request.session["door"] = request.session.get("door", {}) | facts


def remembered(request: HttpRequest, name: str) -> str:
    return request.session.get("door", {}).get(name, "")


def forget(request: HttpRequest) -> None:
    request.session.pop("door", None)


def open_half(request: HttpRequest, person: Person) -> None:
    """The mailbox of this person was proven in this browser, just now."""
    request.session.cycle_key()
    remember(request, person=person.pk, proven_at=timezone.now().isoformat(), code="")


def half_open(request: HttpRequest) -> Person | None:
    proven_at = remembered(request, "proven_at")
    if not proven_at or timezone.now() - datetime.fromisoformat(proven_at) > HALF_OPEN_FOR:
        return None
    return Person.objects.filter(pk=remembered(request, "person"), is_active=True).first()


@transaction.atomic
def enter(request: HttpRequest, person: Person, *, method: str) -> str:
    """Open a session that counts as proven just now; return the page to go to.

    `method`: passkey, app, recovery, or demo, which exists for invented people in the demo only.
    """
    require_possible(person, method)
    at = timezone.now()
    wanted = _wanted(request, person, at)
    _close_former(request, at)
    forget(request)
    if request.person:
        request.session.cycle_key()  # `login` keeps the key of someone who was in already
    login(request, person, backend=BACKEND)
    mark_as_proven(request.session, method=method, at=at)
    request.session.save()
    request.person = person
    _note_session(request, method, at)
    if not person.joined_at:
        Person.objects.filter(pk=person.pk).update(joined_at=at)
    return wanted


def _wanted(request: HttpRequest, person: Person, at: datetime) -> str:
    """Where they were going; otherwise an invitation that waits for an answer, otherwise home."""
    wanted = way_back(request, remembered(request, "next"))
    waiting = Invitation.objects.open(at).filter(person=person).last()
    if wanted != "/" or waiting is None:
        return wanted
    return reverse("accounts:invitation", args=[waiting.token])


def require_possible(person: Person, method: str) -> None:
    if not person.is_active or (method == "demo" and not (settings.DEMO and person.is_demo)):
        raise Refused


def mark_as_proven(session: SessionBase, *, method: str, at: datetime) -> None:
    """The second proof was given at that moment: step-up counts from here."""
    session["proof"] = {"method": method, "at": at.isoformat()}
    session.setdefault("opened_at", at.isoformat())
    session.setdefault("seen_at", at.isoformat())


def leave(request: HttpRequest) -> None:
    _close_former(request, timezone.now())
    logout(request)
    request.person = None


def _close_former(request: HttpRequest, at: datetime) -> None:
    OpenSession.objects.filter(
        session_key=request.session.session_key or "", closed_at=None
    ).update(closed_at=at)


def _note_session(request: HttpRequest, method: str, at: datetime) -> None:
    """Keep where this session was opened; a device never seen before is told by letter (ASVS 6.3.5)."""
    person = request.person
    token = request.COOKIES.get(DEVICE_COOKIE) or secrets.token_hex(16)
    request.device_to_keep = token
    device = hashlib.sha256(token.encode()).hexdigest()
    agent = request.headers.get("User-Agent", "")[:300]
    before = OpenSession.objects.filter(person=person)
    is_new = before.exists() and not before.filter(device=device).exists()
    OpenSession.objects.create(
        person=person,
        session_key=request.session.session_key,
        device=device,
        agent=agent,
        method=method,
        opened_at=at,
        seen_at=at,
    )
    if is_new and method != "demo":
        letters.entered_from_new_device(person, device=describe(agent), at=at)
