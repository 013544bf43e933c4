from django.core.management.base import BaseCommand, CommandError

from ensemble.config.catalogues import find_complaints


class Command(BaseCommand):
    help = "Fail when a string of the code lacks its French, a French string its code, or a letter its typography."
    requires_system_checks = []

    def handle(self, **options):
        complaints = find_complaints()
        for complaint in complaints:
            self.stderr.write(complaint)
        if complaints:
            raise CommandError(
                "Refresh these catalogues: in the folder of the app, "
                "django-admin makemessages -l fr --no-location --no-wrap; then translate. Mend the letters in place."
            )
        self.stdout.write("Every string has its French.")
