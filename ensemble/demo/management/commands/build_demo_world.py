import gc

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from ensemble.demo.building import build
from ensemble.demo.building.crowd import add_crowd
from ensemble.demo.building.year import tell
from ensemble.demo.tasks import tell_year


class Command(BaseCommand):
    help = "Write the demo town into an empty database; --people puts a crowd of members around it."

    def add_arguments(self, parser):
        parser.add_argument("--people", type=int, default=0, metavar="N")
        parser.add_argument(
            "--later", action="store_true", help="let the worker tell the needs and the past year"
        )

    def handle(self, *, people: int = 0, later: bool = False, **options):
        now = timezone.now()
        gc.disable()  # a town is mostly kept: looking for what to forget is a seventh of the time
        with transaction.atomic():
            if build(now=now, later=later) is None:
                raise CommandError(
                    "People live here already: the demo town needs an empty database."
                )
            if later:
                tell_year.defer()
        if people:
            add_crowd(people, now=now)
        if not later:
            tell()
