from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused
from ensemble.people.profiles.actions.describing import describe, hold_skills
from ensemble.people.profiles.models import Card, SearchEntry, SearchPosting
from ensemble.people.profiles.tests.builders import MONDAY, a_member, a_skill

pytestmark = pytest.mark.django_db


def test_it_keeps_what_the_member_says(claire):
    planning = a_skill("Planification")
    member = a_member("Karim Benali", by=claire, line="Des flux en ordre", skills=[planning])
    describe(member.card, by=member.person, at=MONDAY, rate=Decimal("950.00"))
    member.card.refresh_from_db()
    assert (member.card.line, member.card.rate) == ("Des flux en ordre", Decimal("950.00"))
    assert list(member.card.skills.all()) == [planning]


def test_it_is_the_member_who_writes(claire):
    member = a_member("Karim Benali", by=claire)
    with pytest.raises(Refused):
        describe(member.card, by=claire, at=MONDAY, line="Un grand expert")


def test_sections_saved_at_once_are_all_found(claire):
    """Each window read the card before the others wrote."""
    planning = a_skill("Planification")
    member = a_member("Karim Benali", by=claire, city="Lyon", skills=[])
    first, second, third = (Card.objects.get(member=member) for _window in range(3))
    describe(first, by=member.person, at=MONDAY, rate=Decimal("950.00"))
    describe(second, by=member.person, at=MONDAY, city="Nantes")
    hold_skills(third, [planning], by=member.person, at=MONDAY)
    entry = SearchEntry.objects.get(card=first)
    posting = SearchPosting.objects.get(card=first)
    assert (entry.cents, entry.place.name) == (95000, "Nantes")
    assert (posting.cents, posting.place) == (95000, entry.place)
    assert (second.rate, second.city) == (Decimal("950.00"), "Nantes")
