from django.core.management.base import BaseCommand
from django.db import connection

from ensemble.people.profiles.actions.rebuilding import rebuild_search


class Command(BaseCommand):
    help = "Write the team's search anew from the cards: after a bulk load or a restored database."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild_search():,} cards may be found.")
        with connection.cursor() as cursor:
            cursor.execute(
                "VACUUM (ANALYZE) profiles_searchentry, profiles_searchposting, profiles_searchword"
            )
