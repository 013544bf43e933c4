import pytest
from django.utils import timezone

from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def karim():
    return meet("karim.benali@mail.example", "Karim Benali", language="fr", at=timezone.now())


def test_it_keeps_what_a_person_chose(karim):
    prefer(karim, language="en", theme="dark", time_zone="America/Montreal")
    kept = Person.objects.get(pk=karim.pk)
    assert (kept.language, kept.theme, kept.time_zone) == ("en", "dark", "America/Montreal")


def test_it_writes_nothing_else(karim):
    Person.objects.filter(pk=karim.pk).update(theme="dark")
    karim.name = "Not chosen"
    prefer(karim, language="en")
    kept = Person.objects.get(pk=karim.pk)
    assert (kept.language, kept.theme, kept.name) == ("en", "dark", "Karim Benali")


def test_it_leaves_everyone_else_as_they_were(karim):
    julie = meet("julie.lemaire@mail.example", "Julie Lemaire", language="fr", at=timezone.now())
    prefer(karim, language="en")
    julie.refresh_from_db()
    assert julie.language == "fr"
