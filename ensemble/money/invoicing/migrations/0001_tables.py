import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.money.invoicing.models.documents
import ensemble.money.invoicing.models.exchange
import ensemble.money.invoicing.models.status
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("invoicing", "0001_invoices_and_mandates"),
        ("invoicing", "0004_papers_and_exchanges"),
        ("invoicing", "0005_files_of_members_and_mandates"),
        ("invoicing", "0008_disbursements"),
        ("invoicing", "0009_statuses_of_arrivals"),
        ("invoicing", "0010_early_payment_and_deposits"),
        ("invoicing", "0011_routing_addresses"),
        ("invoicing", "0012_copies_by_reference"),
        ("invoicing", "0013_replacements"),
        ("invoicing", "0014_known_replacements"),
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
            name="Mandate",
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
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.member",
                    ),
                ),
                (
                    "seller",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=False, of=ensemble.money.invoicing.models.documents.Party
                    ),
                ),
                (
                    "operator",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=False, of=ensemble.money.invoicing.models.documents.Party
                    ),
                ),
                ("scope", models.CharField(max_length=300)),
                ("contest_days", models.PositiveSmallIntegerField()),
                ("corrections", models.BooleanField(default=False)),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("effective_from", models.DateField(blank=True, null=True)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "signed", "dropped", "ended"])
                        ),
                        name="mandate_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("member"),
                        condition=models.Q(("state", "signed")),
                        name="one_mandate_in_force_a_member",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["proposed", "dropped"]),
                            models.Q(
                                ("effective_from__isnull", False), ("signed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_signed_mandate_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("effective_from__gte", models.F("signed_on"))),
                        name="a_mandate_never_looks_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=25)),
                ("year", models.PositiveSmallIntegerField()),
                ("width", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                ("last_on", models.DateField(null=True)),
            ],
            options={
                "verbose_name_plural": "series",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("prefix"), models.F("year"), name="one_series_a_prefix_and_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("prefix__regex", "^[A-Za-z0-9+\\-_/]+$")),
                        name="a_series_travels_in_plain_signs",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invoice",
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
                ("state", models.CharField(default="issued", max_length=9)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("380", "380"),
                            ("389", "389"),
                            ("381", "381"),
                            ("261", "261"),
                            ("386", "386"),
                            ("384", "384"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "flow",
                    models.CharField(
                        choices=[("sold", "sold"), ("bought", "bought"), ("mandated", "mandated")],
                        max_length=8,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.series",
                    ),
                ),
                ("sequence", models.PositiveIntegerField(null=True)),
                ("number", models.CharField(max_length=35)),
                ("issuer_key", models.CharField(max_length=40)),
                ("issued_on", models.DateField()),
                ("due_on", models.DateField()),
                ("promised_on", models.DateField(blank=True, null=True)),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "seller",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=False, of=ensemble.money.invoicing.models.documents.Party
                    ),
                ),
                (
                    "buyer",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=False, of=ensemble.money.invoicing.models.documents.Party
                    ),
                ),
                (
                    "payee",
                    ensemble.money.invoicing.models.documents.Frozen(
                        blank=True,
                        many=False,
                        null=True,
                        of=ensemble.money.invoicing.models.documents.Party,
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
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.member",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.mandate",
                    ),
                ),
                (
                    "preceding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credits",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="invoicing.invoice",
                    ),
                ),
                ("preceding_number", models.CharField(blank=True, max_length=35)),
                ("preceding_on", models.DateField(blank=True, null=True)),
                (
                    "lines",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=True, of=ensemble.money.invoicing.models.documents.BilledLine
                    ),
                ),
                (
                    "vat_groups",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=True, of=ensemble.money.invoicing.models.documents.VatGroup
                    ),
                ),
                (
                    "notes",
                    ensemble.money.invoicing.models.documents.Frozen(
                        default=list, many=True, of=ensemble.money.invoicing.models.documents.Note
                    ),
                ),
                ("vat_due", models.CharField(max_length=10)),
                ("net", models.DecimalField(decimal_places=2, max_digits=12)),
                ("vat", models.DecimalField(decimal_places=2, max_digits=12)),
                ("gross", models.DecimalField(decimal_places=2, max_digits=12)),
                ("discount", models.DecimalField(decimal_places=2, default=0, max_digits=5)),
                ("discount_until", models.DateField(blank=True, null=True)),
                ("purchase_order", models.CharField(blank=True, max_length=60)),
                ("contract", models.CharField(blank=True, max_length=60)),
                ("about_label", models.CharField(blank=True, max_length=60)),
                ("about_id", models.BigIntegerField(null=True)),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("digest", models.CharField(max_length=64)),
                (
                    "issued_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("ready_at", models.DateTimeField(blank=True, null=True)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["-issued_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["organisation", "-issued_on"], name="invoices_of_a_client"
                    ),
                    models.Index(fields=["member", "-issued_on"], name="invoices_of_a_member"),
                    models.Index(fields=["about_label", "about_id"], name="invoices_about"),
                    models.Index(fields=["flow", "-issued_on"], name="invoices_of_a_flow"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "issued",
                                    "held",
                                    "ready",
                                    "sent",
                                    "received",
                                    "accepted",
                                    "cancelled",
                                    "refused",
                                ],
                            )
                        ),
                        name="invoice_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("issuer_key"), models.F("number"), name="one_number_an_issuer"
                    ),
                    models.UniqueConstraint(
                        models.F("series"), models.F("sequence"), name="one_sequence_a_series"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__regex", "^[A-Za-z0-9+\\-_/]{1,35}$")),
                        name="a_number_travels_in_plain_signs",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "gross",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("net"), "+", models.F("vat")
                                ),
                            )
                        ),
                        name="gross_is_net_and_vat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gross__gte", 0), ("vat__gte", 0)),
                        name="an_invoice_is_never_below_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("discount", 0), ("discount_until", None)),
                            models.Q(
                                ("discount__gt", 0),
                                ("discount__lt", 100),
                                ("discount_until__lt", models.F("due_on")),
                            ),
                            _connector="OR",
                        ),
                        name="a_discount_is_for_whoever_pays_early",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("issued_on"))),
                        name="due_once_issued",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["381", "261", "384"]), _negated=True),
                            models.Q(
                                models.Q(("preceding_number", ""), _negated=True),
                                ("preceding_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_correction_names_its_original",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["389", "261"]), _negated=True),
                            ("mandate__isnull", False),
                            _connector="OR",
                        ),
                        name="self_billing_stands_on_a_mandate",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sequence", None), ("series", None)),
                            models.Q(("sequence__isnull", False), ("series__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_sequence_belongs_to_a_series",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Arrival",
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
                ("state", models.CharField(default="waiting", max_length=9)),
                (
                    "syntax",
                    models.CharField(
                        choices=[("factur-x", "Factur-X"), ("cii", "CII"), ("ubl", "UBL")],
                        max_length=8,
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
                ("flow_id", models.CharField(max_length=36, null=True, unique=True)),
                ("kind", models.CharField(max_length=3)),
                ("number", models.CharField(max_length=100)),
                ("issued_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                ("seller_name", models.CharField(max_length=300)),
                ("seller_siren", models.CharField(blank=True, max_length=9)),
                ("seller_vat_number", models.CharField(blank=True, max_length=20)),
                ("buyer_siren", models.CharField(blank=True, max_length=9)),
                ("purchase_order", models.CharField(blank=True, max_length=100)),
                ("currency", models.CharField(max_length=3)),
                ("net", models.DecimalField(decimal_places=2, max_digits=12)),
                ("vat", models.DecimalField(decimal_places=2, max_digits=12)),
                ("gross", models.DecimalField(decimal_places=2, max_digits=12)),
                ("findings", models.JSONField(default=list)),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="profiles.member",
                    ),
                ),
                ("about_label", models.CharField(blank=True, max_length=60)),
                ("about_id", models.BigIntegerField(null=True)),
                (
                    "invoice",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("came_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-came_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "set_aside", "matched"])),
                        name="arrival_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(models.F("sha256"), name="an_arrival_is_kept_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "matched"), _negated=True),
                            ("member__isnull", False),
                            models.Q(("about_label", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_matched_arrival_says_to_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "set_aside"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_set_aside_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Status",
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
                    "invoice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="invoicing.arrival",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("200", "Deposited"),
                            ("201", "Issued by the platform"),
                            ("202", "Received by the platform"),
                            ("203", "Made available"),
                            ("204", "Taken in charge"),
                            ("205", "Approved"),
                            ("206", "Approved in part"),
                            ("207", "In dispute"),
                            ("208", "Suspended"),
                            ("209", "Completed"),
                            ("210", "Refused"),
                            ("211", "Payment sent"),
                            ("212", "Collected"),
                            ("213", "Rejected"),
                            ("220", "Cancelled"),
                            ("501", "Inadmissible"),
                        ],
                        max_length=3,
                    ),
                ),
                ("reason_code", models.CharField(blank=True, max_length=30)),
                ("reason", models.CharField(blank=True, max_length=1000)),
                (
                    "collected",
                    ensemble.money.invoicing.models.documents.Frozen(
                        default=list, many=True, of=ensemble.money.invoicing.models.status.Collected
                    ),
                ),
                ("ours", models.BooleanField()),
                ("to_state", models.BooleanField(default=False)),
                ("said_at", models.DateTimeField()),
                ("known_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("key", models.CharField(max_length=120, unique=True)),
            ],
            options={
                "verbose_name_plural": "statuses",
                "ordering": ["said_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("code__in", ["206", "207", "208", "210", "213", "501"]),
                                _negated=True,
                            ),
                            models.Q(("reason_code", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_refusal_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrival", None), ("invoice__isnull", False)),
                            models.Q(("arrival__isnull", False), ("invoice", None), ("ours", True)),
                            _connector="OR",
                        ),
                        name="a_status_is_of_one_invoice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(default="waiting", max_length=8)),
                (
                    "tracking_id",
                    models.CharField(
                        default=ensemble.money.invoicing.models.exchange.new_tracking_id,
                        max_length=36,
                        unique=True,
                    ),
                ),
                (
                    "invoice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatches",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "status",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dispatch",
                        to="invoicing.status",
                    ),
                ),
                ("flow_id", models.CharField(max_length=36, null=True, unique=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("details", models.JSONField(default=list)),
                ("asked_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("acknowledged_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "dispatches",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "failed", "sent", "accepted"])
                        ),
                        name="dispatch_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("invoice"),
                        condition=models.Q(("status", None)),
                        name="an_invoice_leaves_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["sent", "accepted"]), _negated=True),
                            ("flow_id__isnull", False),
                            _connector="OR",
                        ),
                        name="what_was_sent_has_a_flow",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("invoice__isnull", False), ("status__isnull", False), _connector="OR"
                        ),
                        name="a_dispatch_carries_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("flow_id", models.CharField(max_length=36)),
                ("said_at", models.DateTimeField()),
                ("came_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="FollowedFlow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("flow_id", models.CharField(max_length=36, unique=True)),
                ("updated_at", models.DateTimeField()),
                (
                    "arrival",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.arrival",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LegalEntity",
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
                    "organisation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("legal_name", models.CharField(max_length=200)),
                ("form", models.CharField(blank=True, max_length=60)),
                ("capital", models.CharField(blank=True, max_length=30)),
                ("register", models.CharField(blank=True, max_length=80)),
                ("siren", models.CharField(blank=True, max_length=9)),
                ("siret", models.CharField(blank=True, max_length=14)),
                ("vat_number", models.CharField(blank=True, max_length=20)),
                (
                    "vat_regime",
                    models.CharField(
                        choices=[
                            ("collection", "VAT due when paid"),
                            ("debits", "VAT due when invoiced (option for debits)"),
                            ("franchise", "Exempt from VAT (franchise)"),
                            ("none", "Outside VAT"),
                        ],
                        default="collection",
                        max_length=10,
                    ),
                ),
                ("street", models.CharField(max_length=200)),
                ("postcode", models.CharField(max_length=12)),
                ("city", models.CharField(max_length=80)),
                ("country", models.CharField(default="FR", max_length=2)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("iban", models.CharField(blank=True, max_length=34)),
                ("bic", models.CharField(blank=True, max_length=11)),
                (
                    "size",
                    models.CharField(
                        choices=[
                            ("large", "Large company"),
                            ("mid", "Mid-sized company (ETI)"),
                            ("small", "Small or medium company"),
                            ("micro", "Micro-company"),
                        ],
                        default="small",
                        max_length=5,
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=125)),
                (
                    "address_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Never asked: to verify by hand"),
                            ("found", "Found in the directory"),
                            ("several", "Several in the directory: choose one"),
                            ("absent", "Not in the directory: to verify by hand"),
                            ("silent", "The directory did not answer: to verify by hand"),
                            ("by_hand", "Typed by finance"),
                        ],
                        default="",
                        max_length=8,
                    ),
                ),
                ("addresses", models.JSONField(blank=True, default=list)),
                ("address_asked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "legal entities",
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.comparison.Coalesce("organisation", 0),
                        condition=models.Q(("organisation", None)),
                        name="one_operator_invoices",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("country", "FR"), _negated=True),
                            ("siren__regex", "^[0-9]{9}$"),
                            _connector="OR",
                        ),
                        name="a_french_company_has_a_siren",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address", ""),
                            ("address__startswith", models.F("siren")),
                            _connector="OR",
                        ),
                        name="a_routing_address_begins_with_its_siren",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("siret", ""), ("siret__startswith", models.F("siren")), _connector="OR"
                        ),
                        name="a_siret_begins_with_its_siren",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "invoice",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "xml",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("findings", models.JSONField(default=list)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pdf", None), ("xml", None)),
                            models.Q(("pdf__isnull", False), ("xml__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_paper_is_kept_whole",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
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
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settlements",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payment", "Payment"),
                            ("credit", "Credit note"),
                            ("discount", "Early payment discount"),
                            ("loss", "Loss"),
                        ],
                        max_length=8,
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("vat", models.DecimalField(decimal_places=2, max_digits=12)),
                ("on", models.DateField()),
                (
                    "credit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
                (
                    "undoes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="invoicing.settlement",
                    ),
                ),
                ("key", models.CharField(max_length=120, unique=True)),
                ("label", models.CharField(blank=True, max_length=200)),
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
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True),
                        name="a_settlement_moves_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gt", 0), ("undoes__isnull", False), _connector="OR"
                        ),
                        name="only_undoing_goes_the_other_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "credit"), _negated=True),
                            ("credit__isnull", False),
                            _connector="OR",
                        ),
                        name="a_credit_names_its_note",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contest",
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
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contests",
                        to="invoicing.invoice",
                    ),
                ),
                ("state", models.CharField(default="open", max_length=9)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("code", models.CharField(blank=True, max_length=30)),
                ("reason", models.CharField(max_length=1000)),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.CharField(blank=True, max_length=300)),
                (
                    "credit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "settled", "withdrawn"])),
                        name="contest_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("invoice"),
                        condition=models.Q(("state", "open")),
                        name="one_open_contest_an_invoice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="a_contest_is_about_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="a_closed_contest_is_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CreditRequest",
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
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="credit_requests",
                        to="invoicing.invoice",
                    ),
                ),
                ("state", models.CharField(default="waiting", max_length=9)),
                (
                    "lines",
                    ensemble.money.invoicing.models.documents.Frozen(
                        many=True, of=ensemble.money.invoicing.models.documents.BilledLine
                    ),
                ),
                ("net", models.DecimalField(decimal_places=2, max_digits=12)),
                ("reason", models.CharField(max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "credit",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="invoicing.invoice",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "issued", "set_aside"])),
                        name="credit_request_is_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("invoice"),
                        condition=models.Q(("state", "waiting")),
                        name="one_credit_asked_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by", None),
                            models.Q(("decided_by", models.F("asked_by")), _negated=True),
                            ("state", "set_aside"),
                            _connector="OR",
                        ),
                        name="a_credit_is_issued_by_a_second_person",
                    ),
                ],
            },
        ),
    ]
