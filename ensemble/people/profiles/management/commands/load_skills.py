from django.core.management.base import BaseCommand

from ensemble.people.profiles.actions.referencing import load_skills


class Command(BaseCommand):
    help = "Write the project's referential of skills and sectors. Safe to run again."

    def handle(self, *args, **options):
        self.stdout.write(f"{load_skills():,} skills written.")
