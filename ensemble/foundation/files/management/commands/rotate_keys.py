from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files.actions.rotating import retire_former, rotate
from ensemble.foundation.files.keyring import add_key


class Command(BaseCommand):
    help = "Replace the key of class 3 (the first time: write it). Stopped anywhere, run it again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--retire",
            action="store_true",
            help="Take former keys off the ring, a day after a rotation that ended.",
        )

    def handle(self, *args, retire: bool, **options):
        ring = settings.KEYRING
        if not Path(ring).exists():
            self.stdout.write(f"First key {add_key().hex()}, in {ring}. Keep a copy elsewhere.")
        elif retire:
            try:
                self.stdout.write(f"{retire_former()} former keys taken off {ring}.")
            except TooLate as error:
                raise CommandError(str(error)) from None
        else:
            count = rotate(say=self.stdout.write)
            self.stdout.write(f"{count} values sealed anew. Renew the copy of {ring}.")
