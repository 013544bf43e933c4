from decimal import Decimal

import django.db.models.deletion
import django.db.models.functions.math
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.foundation.files.fields
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    initial = True

    dependencies = [
        ("accounts", "0003_invited_name"),
        ("compliance", "0001_businesses"),
        ("contracts", "0001_terms"),
        ("files", "0001_kept_files"),
        ("invoicing", "0001_invoices_and_mandates"),
        ("ledger", "0001_accounts_and_entries"),
        ("profiles", "0002_members"),
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
                ("proposed_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
            ],
            options={
                "ordering": ["-booked_on", "-pk"],
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("left__gt", 0)),
                        fields=["-booked_on"],
                        name="lines_to_explain",
                    ),
                    models.Index(fields=["other_mark"], name="lines_of_another_account"),
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
                ("model", models.CharField(default="resale", max_length=6)),
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
                ("promised_on", models.DateField(blank=True, null=True)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("returned_on", models.DateField(blank=True, null=True)),
                ("return_reason", models.CharField(blank=True, max_length=200)),
                (
                    "bank_account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compliance.bankaccount",
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
                    "settlement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.settlement",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("receipt", "A client pays an invoice"),
                            ("payment", "A payment left"),
                            ("return", "A payment came back"),
                            ("fee", "Bank fees"),
                            ("overpaid", "Paid in excess by a client"),
                            ("unknown", "To be explained"),
                        ],
                        max_length=8,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "invoice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
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
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                ("pay_on", models.DateField()),
                ("message_id", models.CharField(max_length=35, unique=True)),
                ("count", models.PositiveIntegerField(default=0)),
                (
                    "total",
                    models.DecimalField(decimal_places=2, default=Decimal("0.00"), max_digits=14),
                ),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("prepared_at", models.DateTimeField()),
                ("submitted_at", models.DateTimeField(null=True)),
                ("approved_at", models.DateTimeField(null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            name="Exclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30)),
                ("detail", models.CharField(blank=True, max_length=300)),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
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
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "invoice", "code"), name="a_reason_is_given_once"
                    ),
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
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            ],
            options={
                "ordering": ["pk"],
            },
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
                ("imported_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("matched_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            name="TableMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reading", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treasury.operatoraccount",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="payment",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payments",
                to="treasury.payrun",
            ),
        ),
        migrations.AddField(
            model_name="bankline",
            name="statement",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="treasury.statement",
            ),
        ),
        migrations.AddIndex(
            model_name="bankline",
            index=models.Index(fields=["statement", "position"], name="lines_of_a_statement"),
        ),
    ]
