import pytest
from django.db import IntegrityError, transaction

from ensemble.foundation.parameters.models import Operator

pytestmark = pytest.mark.django_db


def test_there_is_one_from_the_start():
    assert Operator.current().name == "Ensemble"


def test_there_is_never_a_second():
    with pytest.raises(IntegrityError, match="one_operator"), transaction.atomic():
        Operator.objects.create(pk=2)


@pytest.mark.parametrize(
    "change", [{"promise_working_days": 0}, {"day_starts_at": "18:00", "day_ends_at": "9:00"}]
)
def test_its_promises_can_be_kept(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Operator.objects.update(**change)


def test_it_speaks_the_language_of_its_reader():
    operator = Operator(tagline_fr="Ensemble.", tagline_en="Together.", charter_fr="La charte")

    assert operator.in_language("tagline", "en") == "Together."
    assert operator.in_language("charter", "en") == "La charte"


def test_it_prints_its_name_and_addresses():
    operator = Operator(name="Les Deux Rives", tagline_en="Together.", address="Lyon")

    assert operator.letterhead("en") == {
        "name": "Les Deux Rives",
        "tagline": "Together.",
        "address": "Lyon",
        "email": "bonjour@ensemble.example",
        "phone": "",
        "legal_notice": "",
    }
