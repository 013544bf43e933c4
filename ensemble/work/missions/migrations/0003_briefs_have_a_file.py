import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_kept_files"),
        ("missions", "0002_contracts_move_missions"),
    ]

    operations = [
        migrations.RenameField("brief", "file", "former_file"),
        # Nothing is required of the former columns from here on, so that the way back stays open.
        migrations.AlterField("brief", "name", models.CharField(max_length=120, null=True)),
        migrations.AlterField("brief", "kind", models.CharField(max_length=80, null=True)),
        migrations.AlterField("brief", "size", models.PositiveIntegerField(null=True)),
        migrations.AlterField("brief", "sha256", models.CharField(max_length=64, null=True)),
        migrations.AlterField(
            "brief",
            "former_file",
            models.FileField(max_length=120, null=True, upload_to="briefs"),
        ),
        migrations.AddField(
            model_name="brief",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
            ),
        ),
    ]
