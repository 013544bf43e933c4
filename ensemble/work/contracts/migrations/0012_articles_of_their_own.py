"""The first wording of the papers that are signed on their own."""

from datetime import date

from django.db import migrations

FROM = date(2020, 1, 1)  # before whatever they are asked about
PAPERS = ("nda_alone", "ip_alone")
SOURCE = "Wording that comes with the software, November 2026; to be confirmed by a lawyer"


def write(apps, schema_editor):
    from ensemble.work.contracts.texts import shipped

    clause = apps.get_model("contracts", "Clause")
    clause.objects.bulk_create(
        clause(**vars(article), state="in_force", valid_from=FROM, source=SOURCE)
        for article in shipped(*PAPERS)
    )


class Migration(migrations.Migration):
    dependencies = [("contracts", "0011_papers_of_their_own")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
