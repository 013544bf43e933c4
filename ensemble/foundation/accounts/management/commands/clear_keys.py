from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ensemble.foundation.accounts.actions.keeping_keys import clear_keys
from ensemble.foundation.persons.models import Person


class Command(BaseCommand):
    help = (
        "Forget the keys and close the sessions of someone who lost everything and whom you "
        "recognised by other means. The mailbox alone then lets them create a new key."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email: str, **options):
        person = Person.objects.by_address(email).first()
        if person is None:
            raise CommandError(f"Nobody lives at {email}.")
        clear_keys(person, at=timezone.now())
        self.stdout.write(f"The keys of {person.name} are cleared. A letter says so.")
