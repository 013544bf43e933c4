import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.foundation.files.fields
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("mailroom", "0001_letters"),
        ("mailroom", "0002_text_messages"),
        ("mailroom", "0003_enclosures_by_reference"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_kept_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    ensemble.foundation.core.ids.PublicId(
                        default=ensemble.foundation.core.ids.uuid7, editable=False, unique=True
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=5)),
                ("subject", models.CharField(max_length=250)),
                ("text", models.TextField()),
                ("html", models.TextField()),
                ("about_label", models.CharField(blank=True, max_length=60)),
                ("about_id", models.BigIntegerField(blank=True, null=True)),
                ("message_id", models.CharField(max_length=120, unique=True)),
                ("certain", models.BooleanField(default=False)),
                ("sensitive", models.BooleanField(default=False)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("written_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["to", "id"], name="letters_of_a_person"),
                    models.Index(fields=["about_label", "about_id"], name="letters_about_a_thing"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "sending", "in_doubt", "sent"])
                        ),
                        name="letter_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_sent_letter_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enclosures",
                        to="mailroom.letter",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("mime", models.CharField(max_length=80)),
                ("content", models.BinaryField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("file__isnull", False)),
                            models.Q(("content__isnull", False), ("file__isnull", True)),
                            _connector="OR",
                        ),
                        name="an_enclosure_is_kept_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TextMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    ensemble.foundation.core.ids.PublicId(
                        default=ensemble.foundation.core.ids.uuid7, editable=False, unique=True
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("number", ensemble.foundation.files.fields.SealedText(null=True)),
                ("text", ensemble.foundation.files.fields.SealedText(null=True)),
                ("state", models.CharField(default="waiting", max_length=7)),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("written_at", models.DateTimeField()),
                ("useful_until", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "late", "refused", "sent"])),
                        name="text_message_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("number", None),
                                ("text", None),
                            ),
                            _connector="OR",
                        ),
                        name="a_text_message_is_wiped_once_it_left",
                    ),
                ],
            },
        ),
    ]
