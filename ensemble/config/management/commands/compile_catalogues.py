from django.core.management.base import BaseCommand

from ensemble.config.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the translations that changed."
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(f"Compiled: {compile_catalogues()}.")
