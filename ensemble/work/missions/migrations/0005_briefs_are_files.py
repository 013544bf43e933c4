import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("missions", "0004_briefs_move_onto_files")]

    operations = [
        migrations.RemoveConstraint("brief", "a_brief_weighs_ten_megabytes_at_most"),
        migrations.RemoveField("brief", "name"),
        migrations.RemoveField("brief", "kind"),
        migrations.RemoveField("brief", "size"),
        migrations.RemoveField("brief", "sha256"),
        migrations.RemoveField("brief", "former_file"),
        migrations.AlterField(
            model_name="brief",
            name="file",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.storedfile",
            ),
        ),
    ]
