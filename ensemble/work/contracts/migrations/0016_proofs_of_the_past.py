"""How long proofs are kept holds for papers closed before this software, as the law that says so does."""

from datetime import date

from django.db import migrations

NAME, LAW, SOFTWARE = "contracts.proof_kept", date(2008, 6, 19), date(2026, 1, 1)


def from_the_law(apps, schema_editor):
    values = apps.get_model("parameters", "DatedValue").objects.filter(name=NAME)
    if not values.filter(valid_from__lt=SOFTWARE).exists():
        values.filter(valid_from=SOFTWARE).update(valid_from=LAW)


def from_the_software(apps, schema_editor):
    values = apps.get_model("parameters", "DatedValue").objects
    values.filter(name=NAME, valid_from=LAW).update(valid_from=SOFTWARE)


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0015_letters_written_once"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(from_the_law, from_the_software)]
