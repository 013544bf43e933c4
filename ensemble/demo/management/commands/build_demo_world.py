from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ensemble.demo.building import build


class Command(BaseCommand):
    help = "Write the demo town into an empty database."

    def handle(self, **options):
        if build(now=timezone.now()) is None:
            raise CommandError("People live here already: the demo town needs an empty database.")
