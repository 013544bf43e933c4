"""What the tests of faults write and read, inside the installation."""

import fcntl
import os
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import (
    organisation,
    person,
    sign_in,
    team_member,
)
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.mailroom.tasks import deliver
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.models import Entry
from ensemble.people.profiles.tests.builders import a_member
from ensemble.work.missions.actions.consenting import say_yes
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.models import Mission, Need, Shortlist
from ensemble.work.missions.tests import builders as work


class CountedBackend(BaseEmailBackend):
    """Notes each message handed over, slowly enough for another worker to come."""

    def send_messages(self, messages) -> int:
        with open(Path(settings.VAR) / "handed-over", "a") as handed:
            fcntl.flock(handed, fcntl.LOCK_EX)
            handed.writelines(f"{message.extra_headers['Message-ID']}\n" for message in messages)
        time.sleep(0.05)
        return len(messages)


def session(someone: Person) -> str:
    return sign_in(Client(), someone).session.session_key


def people() -> tuple[Person, Person]:
    """Claire of the talent desk, and Hélène, who buys for Groupe Varenne."""
    claire, helene = person("Claire Morel", "ensemble"), person("Hélène Faure", "varenne")
    if not work.FeeRule.objects.exists():
        team_member("Claire Morel", "talent")
        organisation("Groupe Varenne", buyer=helene)
        finance = [team_member(name, "finance") for name in ("Inès Carpentier", "Bruno Vidal")]
        work.put_in_force(*finance, at=timezone.now())
    return claire, helene


def a_draft() -> dict:
    _claire, helene = people()
    describe(by=helene, at=timezone.now(), **work.ANSWERS)
    return {"session": session(helene)}


def an_agreed_shortlist(name: str, *, signed: bool = False) -> dict:
    (claire, helene), at = people(), timezone.now() - timedelta(minutes=1)
    need = work.sent_need(helene, at=at, title=name)
    members = [
        a_member(f"{first} {name}", by=claire, at=at, rate=800, line="Planification")
        for first in ("Karim", "Julie")
    ]
    shortlist = work.asked_shortlist(need, members, by=claire, at=at)
    for member in members:
        say_yes(work.presentation_of(shortlist, member), by=member.person, at=at)
    if signed:
        work.sign(shortlist, by=claire, at=at)
    chosen = work.presentation_of(shortlist, members[0])
    return {
        "shortlist": str(shortlist.public_id),
        "presentation": str(chosen.public_id),
        "claire": session(claire),
        "helene": session(helene),
    }


def state() -> dict:
    """All that an action writes, counted."""
    return {
        "needs": sorted(Need.objects.values_list("state", flat=True)),
        "shortlists": sorted(Shortlist.objects.values_list("state", flat=True)),
        "missions": Mission.objects.count(),
        "people": Person.objects.count(),
        "entries": Entry.objects.count(),
        "letters": Letter.objects.count(),
    }


def letters_deferred_twice(number: int) -> dict:
    """As many letters, each with two jobs that deliver it."""
    someone, at = person("Karim Benali"), timezone.now()
    before = set(Letter.objects.values_list("pk", flat=True))
    for _letter in range(number):
        send("mailroom/trial", to=someone, at=at)
    written = Letter.objects.exclude(pk__in=before)
    for letter in written:
        deliver.defer(letter_id=letter.pk)
    return {"written": list(written.values_list("message_id", flat=True))}


def delivered() -> dict:
    states = Letter.objects.values_list("state", flat=True).distinct()
    handed = Path(os.environ["ENSEMBLE_VAR"]) / "handed-over"
    return {"states": sorted(states), "handed": handed.read_text().split()}
