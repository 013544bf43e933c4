"""Being signed in, as each column is: a session, and a real passkey."""

from datetime import datetime
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from ensemble.foundation.accounts.doors import BACKEND, mark_as_proven
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.persons.models import Person

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World


def key_of(world: "World", column: str) -> Authenticator:
    """A real passkey, created as one does: through the page."""
    client, device = Client(), Device()
    client.cookies.load(world.cookies[column])
    page = reverse("accounts:new_key")
    client.post(page, {"credential": device.create(options_in(client.get(page)))})
    return Authenticator.objects.filter(user=world.someone[column]).latest("pk")


def cookies_of(someone: Person, proven_at: datetime) -> dict[str, str]:
    """A session of this person, proven at that moment."""
    session = SessionStore()
    session[SESSION_KEY] = str(someone.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = someone.get_session_auth_hash()
    mark_as_proven(session, method="passkey", at=proven_at)
    session.save()
    OpenSession.objects.create(
        person=someone,
        session_key=session.session_key,
        method="passkey",
        opened_at=proven_at,
        seen_at=proven_at,
    )
    return {settings.SESSION_COOKIE_NAME: session.session_key}
