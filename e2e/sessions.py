"""Being someone of the town, or someone at the door: the session of each reader.

Their proofs are given an hour ahead, so that what asks for a fresh one opens as long as the tests last.
"""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone

from ensemble.foundation.accounts.actions.knocking import ask_code
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models import Signer
from ensemble.work.contracts.web.visiting import GRANT

AHEAD = timedelta(hours=1)


def of_readers(readers: tuple[str, ...]) -> dict[str, str]:
    at = timezone.now()
    known = at_the_door(at) | {"by a link": a_while_ago(at)}
    named = {one.name: one for one in Person.objects.filter(name__in=readers)}
    found = {name: signed_in(one, at + AHEAD) for name, one in named.items()}
    hold_a_form(found["Julie Lemaire"], at + AHEAD)
    return known | found


def signed_in(someone: Person, at: datetime) -> str:
    return sign_in(Client(), someone, proven_at=at).session.session_key


def at_the_door(at: datetime) -> dict[str, str]:
    """`name` would be asked of whoever has none: someone came to write a need."""
    code = ask_code("rene.colin@filatures.example", language="fr", at=at)
    proven = {"proven_at": (at + AHEAD).isoformat(), "next": "/needs/new/check"}
    nobody = meet("lise.aubert@filatures.example", language="fr", at=at)
    zoe, nadia = (Person.objects.get(name=name) for name in ("Zoé Martin", "Nadia Ferrand"))
    return {
        "at the code": kept("door", {"code": str(code.public_id), "next": "/"}),
        "without a name": kept("door", proven | {"person": nobody.pk}),
        "without a key": kept("door", proven | {"person": zoe.pk}),
        "before the proof": kept("door", proven | {"person": nadia.pk}),
    }


def a_while_ago(at: datetime) -> str:
    """The telephone of Jeanne Roux was proven more than ten minutes before."""
    jeanne = Signer.objects.get(name="Jeanne Roux")
    facts = {"envelope": str(jeanne.envelope.public_id), "signer": jeanne.pk}
    then = (at - timedelta(minutes=11)).isoformat()
    return kept(GRANT, facts | {"link": jeanne.link.hex, "at": then})


def hold_a_form(key: str, at: datetime) -> None:
    """What was asked before the proof, and waits for it."""
    session = SessionStore(session_key=key)
    asked = {"path": "/me/keys/codes", "fields": [], "doing": "", "back": "/me/keys"}
    session["held"] = asked | {"at": at.isoformat()}
    session.save()


def kept(name: str, facts: dict) -> str:
    session = SessionStore()
    session[name] = facts
    session.save()
    return session.session_key
