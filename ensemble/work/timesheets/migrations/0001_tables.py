from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("timesheets", "0001_months_days_approvals"),
        ("timesheets", "0002_links_and_codes"),
        ("timesheets", "0004_forgotten_days_and_credits"),
        ("timesheets", "0005_invoices_that_count"),
    ]

    initial = True

    dependencies = [
        ("files", "0001_kept_files"),
        ("invoicing", "0001_tables"),
        ("missions", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Timesheet",
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
                    "mission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                ("month", models.DateField()),
                ("state", models.CharField(default="draft", max_length=9)),
                ("progress", models.TextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                (
                    "submitted_to",
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
                "ordering": ["-month", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["draft", "submitted", "approved"])),
                        name="timesheet_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("mission"),
                        models.F("month"),
                        name="one_timesheet_a_mission_and_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)),
                        name="a_timesheet_begins_with_its_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("submitted_at__isnull", False), ("submitted_to__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="what_is_submitted_is_dated_and_sent_to_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("approved_at__isnull", False),
                            _connector="OR",
                        ),
                        name="an_approved_timesheet_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Approval",
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
                    "timesheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="timesheets.timesheet",
                    ),
                ),
                ("state", models.CharField(default="held", max_length=15)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "channel",
                    models.CharField(
                        choices=[("session", "session"), ("link", "link")],
                        default="session",
                        max_length=7,
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("days", models.DecimalField(decimal_places=1, max_digits=4)),
                (
                    "client_invoice",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "member_invoice",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                ("promised_on", models.DateField(null=True)),
                ("takes_back", models.BooleanField(default=False)),
                ("held_because", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["held", "awaiting_member", "billed"])),
                        name="an_approval_is_billed_or_waits",
                    ),
                    models.UniqueConstraint(
                        models.F("timesheet"),
                        models.F("fingerprint"),
                        name="the_same_days_are_approved_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            models.Q(("held_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_held_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "billed"), _negated=True),
                            ("takes_back", True),
                            models.Q(
                                ("client_invoice__isnull", False), ("member_invoice__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="billed_means_both_invoices",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalCredit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="timesheets.approval",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("client", "client"), ("member", "member")], max_length=6
                    ),
                ),
                (
                    "invoice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Day",
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
                ("on", models.DateField()),
                ("state", models.CharField(default="declared", max_length=9)),
                ("disputed_because", models.TextField(blank=True)),
                (
                    "disputed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("maintained_because", models.TextField(blank=True)),
                (
                    "timesheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="timesheets.timesheet",
                    ),
                ),
                ("quantity", models.DecimalField(decimal_places=1, max_digits=2)),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="timesheets.day",
                    ),
                ),
                (
                    "adds_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forgotten",
                        to="timesheets.timesheet",
                    ),
                ),
                ("because", models.TextField(blank=True)),
                (
                    "approval",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days_approved",
                        to="timesheets.approval",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["declared", "disputed", "approved", "withdrawn"])
                        ),
                        name="day_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approval__isnull", False), ("state", "approved")),
                            models.Q(
                                models.Q(("state", "approved"), _negated=True), ("approval", None)
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_day_has_its_approval",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "disputed"), _negated=True),
                            models.Q(
                                models.Q(("disputed_because", ""), _negated=True),
                                ("disputed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_disputed_day_says_why_and_by_whom",
                    ),
                    models.UniqueConstraint(
                        models.F("timesheet"),
                        models.F("on"),
                        condition=models.Q(
                            ("corrects", None), models.Q(("state", "withdrawn"), _negated=True)
                        ),
                        name="a_day_is_declared_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("quantity__in", [Decimal("0.5"), Decimal("1.0")]),
                            models.Q(
                                ("corrects__isnull", False),
                                ("quantity__in", [Decimal("-0.5"), Decimal("-1.0")]),
                            ),
                            _connector="OR",
                        ),
                        name="days_come_in_halves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("adds_to", None), ("corrects", None)),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_correction_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("corrects", None), ("adds_to", None), _connector="OR"),
                        name="a_line_corrects_a_day_or_adds_one",
                    ),
                    models.UniqueConstraint(
                        models.F("adds_to"),
                        models.F("on"),
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True),
                            ("adds_to__isnull", False),
                        ),
                        name="a_forgotten_day_is_added_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Expense",
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
                ("on", models.DateField()),
                ("state", models.CharField(default="declared", max_length=9)),
                ("disputed_because", models.TextField(blank=True)),
                (
                    "disputed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("maintained_because", models.TextField(blank=True)),
                (
                    "timesheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expenses",
                        to="timesheets.timesheet",
                    ),
                ),
                ("label", models.CharField(max_length=120)),
                ("net", models.DecimalField(decimal_places=2, max_digits=10)),
                ("vat", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                (
                    "receipt",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "approval",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recharged",
                        to="timesheets.approval",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["declared", "disputed", "approved", "withdrawn"])
                        ),
                        name="expense_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approval__isnull", False), ("state", "approved")),
                            models.Q(
                                models.Q(("state", "approved"), _negated=True), ("approval", None)
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_expense_has_its_approval",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "disputed"), _negated=True),
                            models.Q(
                                models.Q(("disputed_because", ""), _negated=True),
                                ("disputed_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_disputed_expense_says_why_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("net__gt", 0), ("vat__gte", 0)),
                        name="an_expense_costs_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("vat__lte", models.F("net"))),
                        name="the_tax_of_an_expense_is_a_part_of_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ApprovalLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "timesheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="timesheets.timesheet",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "link",
                    models.UUIDField(
                        default=ensemble.foundation.core.ids.uuid7, editable=False, unique=True
                    ),
                ),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ApprovalCode",
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
                ("asked_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="timesheets.approvallink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
