from decimal import Decimal

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [("profiles", "0002_members"), ("profiles", "0003_memory_keys")]

    dependencies = [
        ("profiles", "0001_search_language"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Member",
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
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("active", "Member"),
                            ("away", "Taking a break"),
                            ("left", "Has left"),
                        ],
                        default="invited",
                        max_length=10,
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("invited_at", models.DateTimeField()),
                (
                    "welcome_step",
                    models.CharField(
                        choices=[
                            ("words", "Three sentences"),
                            ("place", "City and availability"),
                            ("charter", "Charter"),
                            ("done", "Home"),
                        ],
                        default="words",
                        max_length=10,
                    ),
                ),
                ("charter_version", models.CharField(blank=True, max_length=20)),
                ("charter_accepted_at", models.DateTimeField(blank=True, null=True)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["invited", "active", "away", "left"])),
                        name="member_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["invited", "left"]),
                            models.Q(
                                ("charter_accepted_at__isnull", False), ("charter_version__gt", "")
                            ),
                            _connector="OR",
                        ),
                        name="whoever_belongs_has_accepted_the_charter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "left"), _negated=True),
                            ("left_at__isnull", False),
                            _connector="OR",
                        ),
                        name="left_means_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Skill",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=60, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("skill", "Skill"),
                            ("method", "Method"),
                            ("tool", "Tool"),
                            ("sector", "Sector"),
                            ("knowledge", "Knowledge"),
                            ("title", "Job title"),
                        ],
                        max_length=10,
                    ),
                ),
                ("label_fr", models.CharField(max_length=300)),
                ("label_en", models.CharField(blank=True, max_length=300)),
                (
                    "source",
                    models.CharField(
                        choices=[("ensemble", "Ensemble"), ("rome", "ROME (France Travail)")],
                        default="ensemble",
                        max_length=10,
                    ),
                ),
                (
                    "rome",
                    models.CharField(
                        blank=True,
                        help_text="In ROME, the occupation of a job title: M1403.",
                        max_length=10,
                    ),
                ),
                ("live", models.BooleanField(default=True, help_text="Offered to new cards.")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["skill", "method", "tool", "sector", "knowledge", "title"],
                            )
                        ),
                        name="skill_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["ensemble", "rome"])),
                        name="skill_source_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SkillName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="profiles.skill",
                    ),
                ),
                ("text", models.CharField(max_length=300)),
                (
                    "key",
                    models.CharField(
                        help_text="What is compared: see `search.words`.", max_length=300
                    ),
                ),
                ("is_label", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(models.F("key"), name="skill_name_by_key")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("skill"), models.F("key"), name="a_skill_is_named_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "public_id",
                    ensemble.foundation.core.ids.PublicId(
                        default=ensemble.foundation.core.ids.uuid7, editable=False, unique=True
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="card",
                        to="profiles.member",
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=160)),
                ("text", models.TextField(blank=True, help_text="Markdown.")),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "rate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="€ a day, excl. VAT.",
                        max_digits=8,
                        null=True,
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=80)),
                ("remote", models.BooleanField(default=False)),
                ("mobility", models.CharField(blank=True, max_length=200)),
                ("free_on", models.DateField(blank=True, null=True)),
                ("free_said_at", models.DateTimeField(blank=True, null=True)),
                (
                    "free_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("member", "said by the member"),
                            ("team", "noted by the team"),
                            ("mission", "from the current mission"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "rhythm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="Days a week.",
                        max_digits=2,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.5")),
                            django.core.validators.MaxValueValidator(5),
                        ],
                    ),
                ),
                (
                    "languages",
                    models.JSONField(blank=True, default=list, help_text='[["fr", "courant"], …]'),
                ),
                ("portrait", models.FileField(blank=True, upload_to="portraits")),
                ("can_help_with", models.CharField(blank=True, max_length=300)),
                ("would_like_help_with", models.CharField(blank=True, max_length=300)),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "skills",
                    models.ManyToManyField(
                        related_name="+", through="profiles.CardSkill", to="profiles.skill"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rate", None), ("rate__gt", 0), _connector="OR"),
                        name="a_rate_is_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rhythm", None),
                            models.Q(("rhythm__gte", Decimal("0.5")), ("rhythm__lte", 5)),
                            _connector="OR",
                        ),
                        name="a_week_has_five_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("free_on", None), ("free_said_at", None), ("free_source", "")
                            ),
                            models.Q(
                                ("free_on__isnull", False),
                                ("free_said_at__isnull", False),
                                ("free_source__in", ["member", "team", "mission"]),
                            ),
                            _connector="OR",
                        ),
                        name="availability_says_who_said_it_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CardSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="held",
                        to="profiles.card",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.skill",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("card"), models.F("skill"), name="a_skill_is_held_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HowWeMet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(null=True, unique=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="profiles.member",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("text", models.TextField()),
                ("met_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["met_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Note",
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
                ("key", models.UUIDField(null=True, unique=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="profiles.member",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("correction", models.TextField(blank=True)),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("corrected_at", None), ("correction", "")),
                            models.Q(
                                models.Q(("correction", ""), _negated=True),
                                ("corrected_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_correction_is_dated",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.AutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                ("key", models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "card",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="profiles.card",
                    ),
                ),
                (
                    "words",
                    django.contrib.postgres.search.SearchVectorField(
                        help_text="Stems, without their positions."
                    ),
                ),
                ("sort_key", models.CharField(max_length=120)),
                (
                    "cents",
                    models.PositiveIntegerField(help_text="Rate, in cents a day.", null=True),
                ),
                ("free_on", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="profiles.place",
                    ),
                ),
                ("remote", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="search_entry_words"
                    ),
                    models.Index(
                        models.F("sort_key"), models.F("card"), name="search_entry_by_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "card_id",
                        "skill_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "card",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="profiles.card",
                    ),
                ),
                (
                    "skill",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="profiles.skill",
                    ),
                ),
                (
                    "cents",
                    models.PositiveIntegerField(help_text="Rate, in cents a day.", null=True),
                ),
                ("free_on", models.DateField(null=True)),
                (
                    "place",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="profiles.place",
                    ),
                ),
                ("remote", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["skill", "free_on"],
                        include=("card", "cents", "place", "remote"),
                        name="search_posting_covering",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "word",
                    models.CharField(
                        help_text="Folded: no accents.",
                        max_length=60,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "lexeme",
                    models.CharField(
                        help_text="Its stem, as in `SearchEntry.words`.", max_length=60
                    ),
                ),
                (
                    "cards",
                    models.PositiveIntegerField(default=0, help_text="Cards that hold the stem."),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="search_word_trigrams", opclasses=["gin_trgm_ops"]
                    ),
                    models.Index(models.F("lexeme"), name="search_word_by_lexeme"),
                ],
            },
        ),
    ]
