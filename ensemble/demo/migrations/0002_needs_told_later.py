from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("demo", "0001_tables")]

    operations = [
        migrations.AddField("world", "awaits_needs", models.PositiveSmallIntegerField(default=0)),
    ]
