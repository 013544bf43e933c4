"""Years during which signed papers and their evidence stay, once the mission has ended."""

from datetime import date

from django.db import migrations

NAME = "contracts.proof_kept"
SOURCE = (
    "C. civ. 2224: five years from the end of the contract; ten are usual and kept here."
    " To be confirmed by a lawyer"
)


def write(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.create(
        name=NAME, value="10", unit="years", valid_from=date(2026, 1, 1), source=SOURCE
    )


def forget(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0008_expenses_cap"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
