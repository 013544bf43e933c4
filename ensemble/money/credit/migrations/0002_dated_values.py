"""The days of the ladder, the price of money, and the limit of a client of whom nothing is known."""

from datetime import date

from django.db import migrations

BEGINNING = date(2020, 1, 1)
LADDER = "Practice of credit management; no law fixes these days"
VALUES = [
    ("credit.dunning.before", "-7", "days from the due date", LADDER),
    ("credit.dunning.first", "1", "days from the due date", LADDER),
    ("credit.dunning.second", "8", "days from the due date", LADDER),
    ("credit.dunning.call", "15", "days from the due date", LADDER),
    ("credit.dunning.formal", "30", "days from the due date", LADDER),
    ("credit.dunning.legal", "45", "days from the due date", LADDER),
    ("credit.fund_rate", "6", "% a year", "Decision of the operator: what its bank lends at"),
    ("credit.default_limit", "50000", "€", "Decision of the operator: a client without a limit of its own"),
]  # fmt: skip


def write(apps, schema_editor):
    dated_value = apps.get_model("parameters", "DatedValue")
    dated_value.objects.bulk_create(
        dated_value(name=name, value=value, unit=unit, valid_from=BEGINNING, source=source)
        for name, value, unit, source in VALUES
    )


def forget(apps, schema_editor):
    names = [name for name, *_rest in VALUES]
    apps.get_model("parameters", "DatedValue").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("credit", "0001_limits_dunning_doubts"),
        ("parameters", "0001_tables"),
    ]

    operations = [migrations.RunPython(write, forget)]
