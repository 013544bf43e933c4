from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("demo", "0001_world")]

    operations = [
        migrations.AddField("world", "told", models.PositiveSmallIntegerField(default=0)),
    ]
