"""How often what crosses a border is declared, and how long is left to transmit it."""

from datetime import date

from django.db import migrations

SOURCE = (
    "CGI ann. III art. 242 nonies O et P (décret 2022-1299) : trois transmissions par mois au réel"
    " normal mensuel, une par bimestre sous la franchise ; à confirmer avec un expert-comptable"
)
FROM = date(2022, 10, 8)
VALUES = {
    "invoicing.reporting_starts.real": ("1,11,21", "jours du mois"),
    "invoicing.reporting_delay.real": ("10", "jours"),
    "invoicing.reporting_starts.franchise": ("two months", ""),
    "invoicing.reporting_delay.franchise": ("30", "jours"),
}


def write(apps, schema_editor):
    dated_value = apps.get_model("parameters", "DatedValue")
    for name, (value, unit) in VALUES.items():
        dated_value.objects.create(
            name=name, value=value, unit=unit, valid_from=FROM, source=SOURCE
        )


def forget(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.filter(name__in=VALUES).delete()


class Migration(migrations.Migration):
    replaces = [("invoicing", "0007_reporting_periods")]

    dependencies = [
        ("invoicing", "0004_platform_days"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
