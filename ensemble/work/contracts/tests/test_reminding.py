"""Whoever has a paper to sign is reminded twice, whatever the clock missed."""

from datetime import timedelta

import pytest

from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.models import Signer
from ensemble.work.contracts.tasks import remind_signers

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.fixture
def asked(build, mission, ines, claire, now):
    """Karim's turn has come: the subcontract waits for him."""
    build.a_safe(mission, ines, at=now)
    propose(build.prepared(mission, at=now), by=claire, at=now)


def reminders(letters_to, person) -> int:
    return letters_to(person).count("signature_reminder")


def papers_asked_of(person) -> int:
    return Signer.objects.their_turn().filter(person=person).count()


def test_it_is_said_after_five_days_and_ten_before_the_end(asked, karim, now, letters_to):
    each = papers_asked_of(karim.person)
    said = []
    for days in (1, 4, 5, 6, 9, 19, 20, 21, 29):
        remind_signers(now + timedelta(days=days))
        said.append(reminders(letters_to, karim.person) // each)
    assert said == [0, 0, 1, 1, 1, 1, 2, 2, 2]


def test_what_fell_on_a_sunday_is_said_on_monday(asked, karim, now, letters_to):
    remind_signers(now + timedelta(days=8))
    assert reminders(letters_to, karim.person) == papers_asked_of(karim.person)


def test_of_two_that_were_missed_the_last_alone_is_said(asked, karim, now, letters_to):
    for days in (22, 23):
        remind_signers(now + timedelta(days=days))
        assert reminders(letters_to, karim.person) == papers_asked_of(karim.person)
