from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.actions.inviting import invite
from ensemble.foundation.core.text import clean_email
from ensemble.foundation.persons.actions.welcoming import meet


class Command(BaseCommand):
    help = "Invite an administrator: the first one, or one more when nobody can confirm."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="First name and family name.")
        parser.add_argument(
            "--language", default="fr", choices=[code for code, _ in settings.LANGUAGES]
        )

    def handle(self, *, email: str, name: str, language: str, **options):
        try:
            address = clean_email(email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        at = timezone.now()
        name = name or address.partition("@")[0].replace(".", " ").title()
        person = meet(address, name, language=language, at=at)
        invitation = invite(person, "administrator", by=None, at=at)
        path = reverse("accounts:invitation", args=[invitation.token])
        self.stdout.write(
            f"{person.name} <{person.email}> is invited until {invitation.expires_at:%Y-%m-%d}."
        )
        self.stdout.write(
            "The letter leaves with the worker. The same link, to hand over yourself:"
        )
        self.stdout.write(f"{settings.BASE_URL}{path}")
