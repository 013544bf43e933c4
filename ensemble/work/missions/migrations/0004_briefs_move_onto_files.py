"""Each brief that was joined finds its row among the files; its bytes stay where they are."""

from django.db import migrations

KIND = "missions.brief"


def move_onto_files(apps, schema_editor):
    StoredFile = apps.get_model("files", "StoredFile")
    for brief in apps.get_model("missions", "Brief").objects.filter(file=None).iterator():
        brief.file = StoredFile.objects.create(
            kind=KIND,
            name=brief.name,
            mime=brief.kind,
            size=brief.size,
            sha256=brief.sha256,
            location=brief.former_file.name,
            state="kept",
            by=brief.by,
            at=brief.at,
            checked_at=brief.at,
        )
        brief.save(update_fields=["file"])


def move_back(apps, schema_editor):
    for brief in apps.get_model("missions", "Brief").objects.select_related("file").iterator():
        stored, brief.file = brief.file, None
        brief.name, brief.kind = stored.name, stored.mime
        brief.size, brief.sha256 = stored.size, stored.sha256
        brief.former_file = stored.location
        brief.save()
        stored.delete()


class Migration(migrations.Migration):
    dependencies = [("missions", "0003_briefs_have_a_file")]

    operations = [migrations.RunPython(move_onto_files, move_back)]
