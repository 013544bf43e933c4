from datetime import datetime

from django.db import IntegrityError, transaction

from ensemble.foundation.core.text import clean_email, clean_line
from ensemble.foundation.persons.models import Person


def meet(email: str, name: str = "", *, language: str = "fr", at: datetime) -> Person:
    """The person at this address, met now for the first time if need be.

    Nothing is overwritten for someone we already know; a name still missing is filled. Two first meetings at once give
    one person: the address is unique in the database.
    """
    email = clean_email(email)
    if known := Person.objects.filter(email=email).first():
        return _named(known, name)
    person = Person(email=email, name=clean_line(name)[:120], language=language, joined_at=at)
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        return Person.objects.get(email=email)
    return person


def _named(person: Person, name: str) -> Person:
    if name and not person.name:
        person.name = clean_line(name)[:120]
        person.save(update_fields=["name"])
    return person
