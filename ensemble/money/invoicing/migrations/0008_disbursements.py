"""The words for what is paid in the name and on behalf of the client."""

from datetime import date

from django.db import migrations

NAME = "invoicing.mention.disbursed"


def write(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.create(
        name=NAME,
        value="Débours, art. 267 II-2° du CGI",
        valid_from=date(2013, 1, 1),
        source="CGI art. 267 II-2° : sommes avancées au nom et pour le compte du client, au centime",
    )


def forget(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("invoicing", "0007_reporting_periods"), ("parameters", "0002_one_operator")]

    operations = [migrations.RunPython(write, forget)]
