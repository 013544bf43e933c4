from decimal import Decimal

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.foundation.parameters.models
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("missions", "0001_needs_shortlists_missions"),
        ("missions", "0002_contracts_move_missions"),
        ("missions", "0003_briefs_have_a_file"),
        ("missions", "0004_briefs_move_onto_files"),
        ("missions", "0005_briefs_are_files"),
        ("missions", "0006_postponements"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("files", "0001_kept_files"),
        ("profiles", "0002_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Need",
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
                ("state", models.CharField(default="draft", max_length=10)),
                ("draft_key", models.CharField(blank=True, max_length=64)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "talent_manager",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "current",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.needversion",
                    ),
                ),
                ("purchase_order", models.CharField(blank=True, max_length=60)),
                ("drafted_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("promised_at", models.DateTimeField(null=True)),
                ("first_human_word_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                ("named", models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["talent_manager", "state"], name="needs_in_hand")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "sent",
                                    "reframing",
                                    "composing",
                                    "shared",
                                    "withdrawn",
                                    "chosen",
                                ],
                            )
                        ),
                        name="need_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            ("state", "withdrawn"),
                            models.Q(
                                ("author__isnull", False),
                                ("current__isnull", False),
                                ("organisation__isnull", False),
                                ("promised_at__isnull", False),
                                ("sent_at__isnull", False),
                                ("talent_manager__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_sent_need_has_its_people_and_a_promise",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "draft"), _negated=True),
                            models.Q(("author", None), ("draft_key", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_draft_belongs_to_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_withdrawn_need_is_dated",
                    ),
                    models.UniqueConstraint(
                        models.F("draft_key"),
                        condition=models.Q(
                            models.Q(("draft_key", ""), _negated=True), ("state", "draft")
                        ),
                        name="one_draft_a_session",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brief",
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
                    "need",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="brief",
                        to="missions.need",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="FeeRule",
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
                ("state", models.CharField(default="proposed", max_length=9)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("client_price", "of the client’s price"),
                            ("member_rate", "of the member’s rate"),
                        ],
                        max_length=12,
                    ),
                ),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "in_force", "set_aside"])),
                        name="fee_rule_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 0), ("percent__lt", 100)),
                        name="a_fee_is_less_than_the_whole_price",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="a_fee_rule_holds_at_least_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_fee_rule_in_force_was_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_change_the_fee",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "in_force")),
                        expressions=[
                            (
                                ensemble.foundation.parameters.models.DateRange(
                                    "valid_from", "valid_to", models.Value("[)")
                                ),
                                "&&",
                            )
                        ],
                        name="one_fee_rule_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shortlist",
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
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shortlists",
                        to="missions.need",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="composing", max_length=9)),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("promised_at", models.DateTimeField()),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("shared_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("chosen", "Chosen"),
                            ("none_fits", "None Fits"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("none_fits_because", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["need", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["composing", "shared", "closed"])),
                        name="shortlist_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("need"),
                        models.F("number"),
                        name="shortlists_of_a_need_are_numbered",
                    ),
                    models.UniqueConstraint(
                        models.F("need"),
                        condition=models.Q(("state", "closed"), _negated=True),
                        name="one_open_shortlist_a_need",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "shared"), _negated=True),
                            models.Q(("shared_at__isnull", False), ("signed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_shared_shortlist_is_signed_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True),
                            models.Q(
                                ("closed_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_closed_shortlist_says_how_it_ended",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "none_fits"), _negated=True),
                            models.Q(("none_fits_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="none_fits_comes_with_a_sentence",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presentation",
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
                    "shortlist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presentations",
                        to="missions.shortlist",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.member",
                    ),
                ),
                ("state", models.CharField(default="drafted", max_length=12)),
                ("why", models.TextField(blank=True)),
                ("limit", models.TextField(blank=True)),
                ("how_we_met", models.TextField(blank=True)),
                ("line", models.CharField(blank=True, max_length=200)),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "rate",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True),
                ),
                ("free_on", models.DateField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "fee_rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.feerule",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("added_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "meeting_asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("meeting_promised_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "drafted",
                                    "asked",
                                    "no_thank_you",
                                    "yes",
                                    "released",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="presentation_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("shortlist"),
                        models.F("member"),
                        name="presented_once_in_a_shortlist",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("drafted", "released")),
                            models.Q(
                                ("asked_at__isnull", False),
                                ("fee_rule__isnull", False),
                                models.Q(("why", ""), _negated=True),
                                models.Q(("limit", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_person_is_asked_with_a_reason_a_limit_and_a_fee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("yes", "withdrawn")), _negated=True),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("rate__isnull", False),
                                models.Q(("line", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_yes_is_dated_and_has_a_rate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            ("withdrawn_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_withdrawn_presentation_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rate", None), ("rate__gt", Decimal("0")), _connector="OR"
                        ),
                        name="a_presented_rate_is_above_zero",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mission",
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
                ("state", models.CharField(default="ready", max_length=11)),
                (
                    "need",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mission",
                        to="missions.need",
                    ),
                ),
                (
                    "presentation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mission",
                        to="missions.presentation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.member",
                    ),
                ),
                (
                    "talent_manager",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("title", models.CharField(max_length=140)),
                ("starts_on", models.DateField()),
                ("days", models.PositiveSmallIntegerField()),
                ("rate", models.DecimalField(decimal_places=2, max_digits=10)),
                ("fee", models.DecimalField(decimal_places=2, max_digits=10)),
                ("price", models.DecimalField(decimal_places=2, max_digits=10)),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("client_price", "of the client’s price"),
                            ("member_rate", "of the member’s rate"),
                        ],
                        max_length=12,
                    ),
                ),
                ("purchase_order", models.CharField(blank=True, max_length=60)),
                (
                    "chosen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("chosen_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["ready", "contracting", "running", "given_up", "ended"])
                        ),
                        name="mission_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "price",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rate"), "+", models.F("fee")
                                ),
                            )
                        ),
                        name="price_is_rate_plus_fee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fee__gte", 0), ("rate__gt", 0)),
                        name="a_mission_pays_its_member",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0)), name="a_mission_lasts_a_day_at_least"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotRetained",
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
                    "presentation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="not_retained",
                        to="missions.presentation",
                    ),
                ),
                ("state", models.CharField(default="owed", max_length=6)),
                ("client_sentence", models.TextField(blank=True)),
                ("owed_at", models.DateTimeField()),
                ("promised_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True)),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("signed_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["owed", "signed"])),
                        name="answer_is_owed_or_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "owed"),
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signed_by__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_is_written_and_signed_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""),
                            models.Q(("answer", models.F("client_sentence")), _negated=True),
                            _connector="OR",
                        ),
                        name="an_answer_is_rewritten",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Postponement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postponements",
                        to="missions.need",
                    ),
                ),
                ("was", models.DateTimeField()),
                ("promised_at", models.DateTimeField()),
                ("because", models.TextField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("promised_at__gt", models.F("was")),
                            ("promised_at__gt", models.F("at")),
                        ),
                        name="a_promise_is_put_off_to_a_later_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True),
                        name="a_postponement_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NeedVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "need",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="missions.need",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(blank=True, max_length=140)),
                ("context", models.TextField(blank=True)),
                ("outcome", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=120)),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("on_site", "On Site"),
                            ("hybrid", "Hybrid"),
                            ("remote", "Remote"),
                        ],
                        default="hybrid",
                        max_length=7,
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("rhythm", models.CharField(blank=True, max_length=120)),
                (
                    "budget",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["need", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("need"), models.F("number"), name="versions_of_a_need_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("budget", None), ("budget__gt", 0), _connector="OR"),
                        name="a_budget_is_above_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days", None), ("days__gt", 0), _connector="OR"),
                        name="a_need_takes_days",
                    ),
                ],
            },
        ),
    ]
