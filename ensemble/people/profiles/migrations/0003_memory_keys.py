from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("profiles", "0002_members"),
    ]

    operations = [
        migrations.AddField(
            model_name="howwemet",
            name="key",
            field=models.UUIDField(null=True, unique=True),
        ),
        migrations.AddField(
            model_name="note",
            name="key",
            field=models.UUIDField(null=True, unique=True),
        ),
    ]
