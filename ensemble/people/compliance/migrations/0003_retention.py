"""How long a paper that serves no more is kept."""

from datetime import date

from django.db import migrations

BEGIN = date(2015, 4, 1)
FIGURES = [
    (
        "vigilance.kept_years",
        "6",
        "ans",
        "C. civ. 2224 : cinq ans après la période de six mois où le papier a servi",
    ),
    (
        "vigilance.rejected_kept_days",
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
    dependencies = [("compliance", "0002_figures")]

    operations = [migrations.RunPython(write, forget)]
