from django.db import migrations


def write_the_operator(apps, schema_editor):
    apps.get_model("parameters", "Operator").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("parameters", "0001_tables")]

    operations = [migrations.RunPython(write_the_operator, migrations.RunPython.noop)]
