from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_cache")]

    operations = [
        migrations.AddField(
            "invitation",
            "name",
            models.CharField(default="", max_length=120),
            preserve_default=False,
        ),
    ]
