"""Closing sessions: what was open is shut at the very next request."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.persons.models import Person


@transaction.atomic
def close_session(opened: OpenSession, *, at: datetime) -> None:
    _close([opened.session_key], at)


@transaction.atomic
def close_sessions(person: Person, *, at: datetime, except_key: str = "") -> int:
    """Every session of a person but one; returns how many."""
    opened = OpenSession.objects.filter(person=person, closed_at=None)
    keys = list(opened.exclude(session_key=except_key).values_list("session_key", flat=True))
    _close(keys, at)
    return len(keys)


def _close(keys: list[str], at: datetime) -> None:
    Session.objects.filter(session_key__in=keys).delete()
    OpenSession.objects.filter(session_key__in=keys, closed_at=None).update(closed_at=at)
