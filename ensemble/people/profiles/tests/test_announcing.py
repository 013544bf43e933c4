from datetime import date

import pytest

from ensemble.foundation.core.errors import Refused
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.models import SearchEntry, SearchPosting
from ensemble.people.profiles.tests.builders import MONDAY, a_member, a_skill

pytestmark = pytest.mark.django_db


def test_it_says_who_said_it_and_when(karim):
    card = announce_free(karim.card, date(2027, 1, 4), by=karim.person, at=MONDAY)
    card.refresh_from_db()
    assert (card.free_on, card.free_source, card.free_said_at) == (
        date(2027, 1, 4),
        "member",
        MONDAY,
    )


def test_it_may_be_taken_away(karim):
    card = announce_free(karim.card, None, by=karim.person, at=MONDAY)
    card.refresh_from_db()
    assert (card.free_on, card.free_source, card.free_said_at) == (None, "", None)


def test_it_keeps_the_search_in_step(claire):
    member = a_member("Karim Benali", by=claire, skills=[a_skill("Planification")])
    announce_free(member.card, date(2027, 1, 4), by=member.person, at=MONDAY)
    assert SearchEntry.objects.get(card=member.card).free_on == date(2027, 1, 4)
    assert SearchPosting.objects.get(card=member.card).free_on == date(2027, 1, 4)


def test_nobody_speaks_for_someone_else(karim, julie):
    with pytest.raises(Refused):
        announce_free(karim.card, None, by=julie.person, at=MONDAY)
