from django.core.management.base import BaseCommand

from ensemble.foundation.papers.sealing import make_key


class Command(BaseCommand):
    help = "Write the key and certificate of the platform's seal, when there is none yet."

    def handle(self, *args, **options):
        self.stdout.write(f"The seal is {make_key()}. Keep a copy apart from the backups.")
