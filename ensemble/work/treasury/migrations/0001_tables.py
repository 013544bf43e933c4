from decimal import Decimal

import django.db.models.deletion
import django.db.models.functions.math
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.foundation.files.fields
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("treasury", "0001_pay_runs_and_statements"),
        ("treasury", "0003_discounts_with_receipts"),
        ("treasury", "0004_who_lifts_a_reason"),
        ("treasury", "0005_refunds"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("compliance", "0001_businesses"),
        ("contracts", "0001_tables"),
        ("files", "0001_kept_files"),
        ("invoicing", "0001_tables"),
        ("ledger", "0001_accounts_and_entries"),
        ("profiles", "0002_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OperatorAccount",
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
                ("state", models.CharField(default="proposed", max_length=8)),
                ("label", models.CharField(max_length=80)),
                ("holder", models.CharField(max_length=140)),
                ("iban", models.CharField(max_length=34)),
                ("bic", models.CharField(blank=True, max_length=11)),
                ("street", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=16)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("country", models.CharField(default="FR", max_length=2)),
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
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "open", "closed"])),
                        name="operator_account_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=("iban",),
                        name="one_operator_account_an_iban",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "open"), _negated=True),
                            models.Q(("opened_at__isnull", False), ("opened_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_open_account_was_opened_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_by", None),
                            models.Q(("opened_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_open_an_account",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayRun",
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
                ("state", models.CharField(default="draft", max_length=9)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
                ("pay_on", models.DateField()),
                ("message_id", models.CharField(max_length=35, unique=True)),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "total",
                    models.DecimalField(decimal_places=2, default=Decimal("0.00"), max_digits=14),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("prepared_at", models.DateTimeField()),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("submitted_at", models.DateTimeField(null=True)),
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
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "submitted", "dropped", "approved"])
                        ),
                        name="pay_run_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "submitted"))),
                        fields=("account",),
                        name="one_pay_run_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("submitted", "approved")), _negated=True),
                            models.Q(
                                ("count__gt", 0),
                                ("submitted_at__isnull", False),
                                ("submitted_by__isnull", False),
                                ("sha256__regex", "^[0-9a-f]{64}$"),
                            ),
                            _connector="OR",
                        ),
                        name="a_submitted_run_is_counted_and_hashed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="an_approved_run_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                                models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="two_people_make_a_pay_run",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Payment",
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
                ("state", models.CharField(default="included", max_length=8)),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="payments",
                        to="treasury.payrun",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
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
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.terms",
                    ),
                ),
                ("model", models.CharField(default="resale", max_length=6)),
                (
                    "bank_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compliance.bankaccount",
                    ),
                ),
                ("end_to_end_id", models.CharField(max_length=35, unique=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("name", models.CharField(max_length=200)),
                ("iban", ensemble.foundation.files.fields.SealedText()),
                ("bic", models.CharField(blank=True, max_length=11)),
                ("street", models.CharField(blank=True, max_length=200)),
                ("postcode", models.CharField(blank=True, max_length=16)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("country", models.CharField(default="FR", max_length=2)),
                ("words", models.CharField(max_length=140)),
                (
                    "settlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.settlement",
                    ),
                ),
                ("promised_on", models.DateField(blank=True, null=True)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("returned_on", models.DateField(blank=True, null=True)),
                ("return_reason", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["end_to_end_id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["included", "ordered", "paid", "left_out", "returned"])
                        ),
                        name="payment_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("included", "ordered"))),
                        fields=("invoice",),
                        name="an_invoice_is_in_one_live_run",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_payment_pays_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("model", "resale")),
                        name="nothing_in_agency_advances_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("ordered", "paid")), _negated=True),
                            ("settlement__isnull", False),
                            _connector="OR",
                        ),
                        name="an_ordered_payment_settles_its_invoice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "paid"), _negated=True),
                            ("paid_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_paid_payment_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            ("returned_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_returned_payment_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusions",
                        to="treasury.payrun",
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("detail", models.CharField(blank=True, max_length=300)),
                ("who", models.CharField(blank=True, max_length=260)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "invoice", "code"), name="a_reason_is_given_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="downloads",
                        to="treasury.payrun",
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
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TableMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
                ("reading", models.JSONField()),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("state", models.CharField(default="previewed", max_length=9)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
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
                ("sha256", models.CharField(max_length=64)),
                (
                    "format",
                    models.CharField(
                        choices=[("camt", "camt.053 / camt.054"), ("ofx", "OFX"), ("csv", "CSV")],
                        max_length=4,
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=80)),
                ("from_on", models.DateField(blank=True, null=True)),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "opening",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                ),
                (
                    "closing",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("imported_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("matched_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-to_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["previewed", "discarded", "recorded"])),
                        name="statement_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "recorded")),
                        fields=("account", "sha256"),
                        name="a_statement_is_recorded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "recorded"), _negated=True),
                            ("recorded_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_recorded_statement_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BankLine",
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
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="treasury.statement",
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("booked_on", models.DateField()),
                ("value_on", models.DateField(blank=True, null=True)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("left", models.DecimalField(decimal_places=2, max_digits=14)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("reference", models.CharField(blank=True, max_length=80)),
                ("end_to_end_id", models.CharField(blank=True, max_length=35)),
                ("other_name", models.CharField(blank=True, max_length=140)),
                ("other_iban", ensemble.foundation.files.fields.SealedText(null=True)),
                ("other_mark", models.CharField(blank=True, max_length=64)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("returned", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=20)),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("currency", "Another currency than that of the account"),
                            ("second_debit", "This payment had already left: a second debit"),
                            ("other_amount", "The amount is not the one that was ordered"),
                            ("ambiguous", "Several invoices answer to it"),
                        ],
                        max_length=12,
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-booked_on", "-pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("left__gt", 0)),
                        fields=["-booked_on"],
                        name="lines_to_explain",
                    ),
                    models.Index(fields=["statement", "position"], name="lines_of_a_statement"),
                    models.Index(fields=["other_mark"], name="lines_of_another_account"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "fingerprint"), name="a_movement_is_kept_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="a_bank_line_moves_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left__gte", 0),
                            ("left__lte", django.db.models.functions.math.Abs(models.F("amount"))),
                        ),
                        name="no_more_is_explained_than_moved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Match",
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
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="treasury.bankline",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("receipt", "A client pays an invoice"),
                            ("payment", "A payment left"),
                            ("return", "A payment came back"),
                            ("refund", "A credit note paid back"),
                            ("fee", "Bank fees"),
                            ("overpaid", "Paid in excess by a client"),
                            ("unknown", "To be explained"),
                        ],
                        max_length=8,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "payment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.payment",
                    ),
                ),
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
                    "settlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.settlement",
                    ),
                ),
                (
                    "discount",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.settlement",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.entry",
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
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_match_explains_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "receipt"), _negated=True),
                            ("invoice__isnull", False),
                            _connector="OR",
                        ),
                        name="a_receipt_names_its_invoice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "refund"), _negated=True),
                            ("invoice__isnull", False),
                            _connector="OR",
                        ),
                        name="a_refund_names_its_credit_note",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("discount", None), ("kind", "receipt"), _connector="OR"
                        ),
                        name="a_discount_goes_with_a_receipt",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ("payment", "return")), _negated=True),
                            ("payment__isnull", False),
                            _connector="OR",
                        ),
                        name="a_movement_of_a_payment_names_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "overpaid"), _negated=True),
                            ("organisation__isnull", False),
                            _connector="OR",
                        ),
                        name="an_overpayment_has_an_owner",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind__in", ("payment", "return")), ("undone_at", None)
                        ),
                        fields=("payment", "kind"),
                        name="a_payment_leaves_once_and_returns_once",
                    ),
                ],
            },
        ),
    ]
