import datetime

import django.contrib.postgres.constraints
from django.db import migrations, models

import ensemble.foundation.parameters.models
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("parameters", "0001_values_and_operator"),
        ("parameters", "0003_a_word_is_answered"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DatedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("value", models.CharField(max_length=500)),
                ("unit", models.CharField(blank=True, max_length=30)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("source", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["name", "valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="a_value_holds_at_least_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="a_value_has_a_source",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("name", "="),
                            (
                                ensemble.foundation.parameters.models.DateRange(
                                    "valid_from", "valid_to", models.Value("[)")
                                ),
                                "&&",
                            ),
                        ],
                        name="one_value_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Operator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="Ensemble", max_length=80)),
                (
                    "tagline_fr",
                    models.CharField(default="Indépendants, mais ensemble.", max_length=200),
                ),
                (
                    "tagline_en",
                    models.CharField(default="Independent, but together.", max_length=200),
                ),
                (
                    "lead_fr",
                    models.CharField(
                        blank=True,
                        help_text="Under the tagline, on the front page.",
                        max_length=400,
                    ),
                ),
                ("lead_en", models.CharField(blank=True, max_length=400)),
                (
                    "words_fr",
                    models.TextField(blank=True, help_text="Markdown, on the front page."),
                ),
                ("words_en", models.TextField(blank=True)),
                (
                    "charter_fr",
                    models.TextField(blank=True, help_text="Markdown, accepted by each member."),
                ),
                ("charter_en", models.TextField(blank=True)),
                ("charter_version", models.CharField(default="1", max_length=20)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("legal_notice", models.TextField(blank=True)),
                ("email", models.EmailField(default="bonjour@ensemble.example", max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("time_zone", models.CharField(default="Europe/Paris", max_length=64)),
                ("promise_working_days", models.PositiveSmallIntegerField(default=2)),
                (
                    "answer_working_days",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="Within which a word of a member or a client is answered.",
                    ),
                ),
                ("day_starts_at", models.TimeField(default=datetime.time(9, 0))),
                ("day_ends_at", models.TimeField(default=datetime.time(18, 0))),
                (
                    "video_link",
                    models.URLField(
                        blank=True,
                        help_text="Base of the meeting rooms; each meeting adds its own name.",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_operator"),
                    models.CheckConstraint(
                        condition=models.Q(("promise_working_days__gte", 1)),
                        name="a_promise_takes_a_day_at_least",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer_working_days__gte", 1)),
                        name="an_answer_takes_a_day_at_least",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("day_starts_at__lt", models.F("day_ends_at"))),
                        name="a_day_ends_after_it_starts",
                    ),
                ],
            },
        ),
    ]
