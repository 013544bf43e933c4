import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ensemble.people.profiles.actions.referencing import import_rome
from ensemble.people.profiles.rome import Damaged


class Command(BaseCommand):
    help = (
        "Bring in the ROME of France Travail (Licence Ouverte 2.0) from its CSV files. All or nothing; "
        "safe to run again, and with a newer version."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="The folder of unix_referentiel_…_utf8.csv.")

    def handle(self, *args, folder: Path, **options):
        start = time.monotonic()
        try:
            done = import_rome(folder, say=self.stdout.write)
        except (Damaged, FileNotFoundError) as error:
            raise CommandError(f"Nothing was written. {error}") from None
        self.stdout.write(
            f"{done.knowledge:,} fields of knowledge and {done.titles:,} titles in "
            f"{time.monotonic() - start:.1f} s; {done.ours_already:,} were ours already."
        )
