from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.mailroom.tasks import deliver
from ensemble.foundation.persons.models import Person


class Command(BaseCommand):
    help = "Send a letter to someone you know, at once, and tell what the mail server answered."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *, email: str, **options):
        try:
            reader = Person.objects.by_address(email).first()
        except ValidationError as error:
            raise CommandError(error.messages[0]) from None
        if reader is None:
            raise CommandError(f"Nobody here has the address {email}.")
        letter = send("mailroom/trial", to=reader, at=timezone.now())
        try:
            deliver(letter_id=letter.pk)
        except OSError as error:
            raise CommandError(f"The mail server said no: {error}") from error
        self.stdout.write(f"Sent to {reader.email}: {letter.message_id}")
