import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
AT = timezone.now()


def test_it_meets_someone_new():
    karim = meet("karim.benali@mail.example", "Karim Benali", language="en", at=AT)
    assert (karim.name, karim.language, karim.joined_at) == ("Karim Benali", "en", AT)
    assert not karim.has_usable_password()


@pytest.mark.parametrize(
    "typed",
    ["KARIM.Benali@mail.example", "karim.benali@mail.example.", "\u200bkarim.benali@mail.example "],
)
def test_it_knows_one_person_by_one_address(typed):
    karim = meet("karim.benali@mail.example", "Karim Benali", at=AT)
    assert meet(typed, "Quelqu’un d’autre", at=AT) == karim
    assert Person.objects.get().name == "Karim Benali"


def test_it_names_someone_met_without_a_name():
    meet("karim.benali@mail.example", at=AT)
    assert meet("karim.benali@mail.example", "Karim Benali", at=AT).name == "Karim Benali"
    assert Person.objects.get().sort_key == "benali karim"


def test_it_takes_the_marks_that_deceive_out_of_a_name():
    name = "Karim \u202eilaneB\u202c 😀\x00 " + "x" * 300
    person = meet("karim.benali@mail.example", name, at=AT)
    assert person.name.startswith("Karim ilaneB 😀 xxx")
    assert len(person.name) == 120


def test_it_refuses_an_address_that_imitates_another():
    with pytest.raises(ValidationError):
        meet("admin@ensembl\u0435.example", at=AT)


def test_the_database_refuses_a_second_spelling():
    meet("karim.benali@mail.example", "Karim Benali", at=AT)
    for address in ("karim.benali@mail.example", "Karim.Benali@mail.example"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(email=address, name="Copie")


def test_it_orders_people_as_french_does():
    for name in ("Zoé Martin", "Anne Écuyer", "Paul Œuvrard", "Luc Eveno"):
        meet(f"{name.split()[0].lower().replace('é', 'e')}@mail.example", name, at=AT)
    ordered = Person.objects.in_alphabetical_order().values_list("name", flat=True)
    assert list(ordered) == ["Anne Écuyer", "Luc Eveno", "Zoé Martin", "Paul Œuvrard"]
