"""How long the document of a need is kept: once the need is over, and when it is never sent."""

from datetime import date

from django.db import migrations

BEGIN = date(2015, 4, 1)
FIGURES = [
    (
        "missions.brief_years",
        "5",
        "ans",
        "C. civ. 2224 : cinq ans après la fin du besoin, ou de la mission qu’il a donnée",
    ),
    (
        "missions.draft_days",
        "90",
        "jours",
        "Règle de la maison, modifiable par l’administration",
    ),
]


def write(apps, schema_editor):
    DatedValue = apps.get_model("parameters", "DatedValue")
    DatedValue.objects.bulk_create(
        DatedValue(name=name, value=value, unit=unit, valid_from=BEGIN, source=source)
        for name, value, unit, source in FIGURES
    )


def forget(apps, schema_editor):
    DatedValue = apps.get_model("parameters", "DatedValue")
    DatedValue.objects.filter(name__in={figure[0] for figure in FIGURES}).delete()


class Migration(migrations.Migration):
    replaces = [("missions", "0007_how_long_briefs_are_kept")]

    dependencies = [
        ("missions", "0001_tables"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
