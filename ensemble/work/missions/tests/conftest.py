"""The usual situations of this app, from a need just sent to a shortlist the client reads."""

import pytest


@pytest.fixture
def build(db):
    """The builders; pytest reads this file before Django is ready, so they are met here."""
    from ensemble.work.missions.tests import builders

    return builders


@pytest.fixture
def rule(build, ines, bruno, now):
    return build.put_in_force(ines, bruno, at=now)


@pytest.fixture
def need(build, rule, claire, petit, now):
    """Sent by Laurent Petit, of Groupe Varenne; Claire Morel answers."""
    return build.sent_need(petit, at=now)


@pytest.fixture
def asked(build, need, karim, julie, claire, now):
    """Karim and Julie have been asked."""
    return build.asked_shortlist(need, [karim, julie], by=claire, at=now)


@pytest.fixture
def shared(build, need, karim, julie, nadia, claire, now):
    """Karim, Julie and Nadia agreed; Claire signed."""
    return build.shared_shortlist(need, [karim, julie, nadia], by=claire, at=now)


@pytest.fixture
def letters_to(db):
    """`letters_to(person)`: the kinds of the letters a person received, oldest first."""
    from ensemble.foundation.mailroom.models import Letter

    def kinds(person, app: str = "missions") -> list[str]:
        received = Letter.objects.filter(to=person, kind__startswith=f"{app}/").order_by("pk")
        return [kind.partition("/")[2] for kind in received.values_list("kind", flat=True)]

    return kinds
