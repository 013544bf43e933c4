"""Who must issue through an approved platform, from which day: by size of the legal issuer."""

from datetime import date

from django.db import migrations

SOURCE = (
    "CGI art. 289 bis ; loi 2023-1322 art. 91 : émission au 1er septembre 2026 (grandes"
    " entreprises et ETI), au 1er septembre 2027 (PME et microentreprises) ; taille appréciée"
    " sur le dernier exercice clos avant le 1er janvier 2025"
)
OPENED, LARGE, SMALL = date(2013, 1, 1), date(2026, 9, 1), date(2027, 9, 1)
DAYS = {"large": LARGE, "mid": LARGE, "small": SMALL, "micro": SMALL}


def write(apps, schema_editor):
    dated_value = apps.get_model("parameters", "DatedValue")
    for size, day in DAYS.items():
        name = f"invoicing.platform.{size}"
        dated_value.objects.create(
            name=name, value="permitted", valid_from=OPENED, valid_to=day, source=SOURCE
        )
        dated_value.objects.create(
            name=name, value="compulsory", valid_from=day, valid_to=None, source=SOURCE
        )


def forget(apps, schema_editor):
    names = [f"invoicing.platform.{size}" for size in DAYS]
    apps.get_model("parameters", "DatedValue").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    replaces = [("invoicing", "0006_platform_days")]

    dependencies = [
        ("invoicing", "0003_dated_values"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
