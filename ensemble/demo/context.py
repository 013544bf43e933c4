from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from ensemble.demo.town import people_to_be
from ensemble.foundation.persons.models import Person


def demo(request: HttpRequest) -> dict:
    """The people one may be, for the front page and the door."""
    return {"is_demo": True, "demo_people": SimpleLazyObject(_people)}


def _people() -> list[dict]:
    invented = {person.email: person for person in Person.objects.filter(is_demo=True)}
    return [
        {"person": invented[email], "words": words, "side": side}
        for email, words, side in people_to_be()
        if email in invented
    ]
