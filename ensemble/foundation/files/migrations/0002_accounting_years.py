"""How long accounting papers are kept, from the close of their year."""

from datetime import date

from django.db import migrations

NAME = "files.accounting_years"
SOURCE = "C. com. L123-22 : dix ans à compter de la clôture de l’exercice"


def write(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.create(
        name=NAME, value="10", unit="ans", valid_from=date(2000, 9, 21), source=SOURCE
    )


def forget(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_kept_files"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
