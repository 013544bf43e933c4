import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import ensemble.foundation.core.ids
import ensemble.foundation.files.fields
import ensemble.foundation.parameters.models
from ensemble.foundation.core.migrating import Together


class Migration(Together):
    replaces = [
        ("contracts", "0001_terms"),
        ("contracts", "0002_agreements"),
        ("contracts", "0005_envelopes"),
        ("contracts", "0008_expenses_cap"),
        ("contracts", "0011_papers_of_their_own"),
        ("contracts", "0013_early_payment"),
        ("contracts", "0014_copies_by_reference"),
        ("contracts", "0015_letters_written_once"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_tables"),
        ("compliance", "0001_businesses"),
        ("files", "0001_kept_files"),
        ("missions", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SubcontractorAcceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                ("client_acceptance_on", models.DateField(blank=True, null=True)),
                ("payment_terms_approved_on", models.DateField(blank=True, null=True)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "guarantee_kind",
                    models.CharField(
                        choices=[
                            ("none", "none recorded"),
                            ("caution", "a guarantor (caution)"),
                            ("delegation", "the client pays by delegation"),
                        ],
                        default="none",
                        max_length=10,
                    ),
                ),
                ("guarantee_ref", models.CharField(blank=True, max_length=120)),
                ("guarantee_on", models.DateField(blank=True, null=True)),
                (
                    "guarantee_recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("client_acceptance_on", None),
                            ("accepted_by__isnull", False),
                            _connector="OR",
                        ),
                        name="an_acceptance_is_given_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("guarantee_kind", "none"),
                            models.Q(
                                models.Q(("guarantee_ref", ""), _negated=True),
                                ("guarantee_on__isnull", False),
                                ("guarantee_recorded_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_guarantee_has_a_reference_a_day_and_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
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
                    "paper",
                    models.CharField(
                        choices=[
                            ("framework", "Framework agreement"),
                            ("order", "Order"),
                            ("subcontract", "Subcontract"),
                            ("mandate", "Agency mandate"),
                            ("self_billing", "Self-billing mandate"),
                            ("amendment", "Amendment"),
                            ("nda", "Confidentiality annex"),
                            ("ip", "Intellectual property annex"),
                            ("nda_alone", "Confidentiality agreement"),
                            ("ip_alone", "Assignment of rights"),
                        ],
                        max_length=12,
                    ),
                ),
                ("model", models.CharField(max_length=6)),
                ("slug", models.SlugField(max_length=40)),
                ("position", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="proposed", max_length=9)),
                ("heading_fr", models.CharField(max_length=120)),
                ("text_fr", models.TextField(blank=True)),
                ("heading_en", models.CharField(max_length=120)),
                ("text_en", models.TextField(blank=True)),
                ("source", models.CharField(max_length=300)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["paper", "model", "position", "-valid_from", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["proposed", "in_force", "set_aside"])),
                        name="clause_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("model__in", ["resale", "agency"]),
                            (
                                "paper__in",
                                [
                                    "framework",
                                    "order",
                                    "subcontract",
                                    "mandate",
                                    "self_billing",
                                    "amendment",
                                    "nda",
                                    "ip",
                                    "nda_alone",
                                    "ip_alone",
                                ],
                            ),
                        ),
                        name="a_clause_is_of_a_known_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="a_clause_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text_en", ""), ("text_fr", "")),
                            models.Q(
                                models.Q(("text_fr", ""), _negated=True),
                                models.Q(("text_en", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_clause_is_written_in_both_languages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_to__gt", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="a_clause_holds_at_least_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "in_force"), _negated=True),
                            ("proposed_by", None),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_clause_in_force_was_approved",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_people_change_a_clause",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "in_force")),
                        expressions=[
                            ("paper", "="),
                            ("model", "="),
                            ("slug", "="),
                            (
                                ensemble.foundation.parameters.models.DateRange(
                                    "valid_from", "valid_to", models.Value("[)")
                                ),
                                "&&",
                            ),
                        ],
                        name="one_wording_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
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
                ("version", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="drafted", max_length=9)),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("resale", "We contract with both"),
                            ("agency", "They contract with each other"),
                        ],
                        max_length=6,
                    ),
                ),
                ("holds_from", models.DateField()),
                ("holds_to", models.DateField(blank=True, null=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=5)),
                (
                    "rhythm",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list
                    ),
                ),
                ("allows_weekends", models.BooleanField(default=False)),
                ("place", models.CharField(blank=True, max_length=120)),
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
                ("payment_days", models.PositiveSmallIntegerField()),
                (
                    "payment_method",
                    models.CharField(
                        choices=[
                            ("net", "from the date of the invoice"),
                            ("eom_then_45", "end of the month, then 45 days"),
                            ("45_then_eom", "45 days, then end of the month"),
                        ],
                        max_length=11,
                    ),
                ),
                ("discount", models.DecimalField(decimal_places=2, default=0, max_digits=4)),
                ("discount_days", models.PositiveSmallIntegerField(default=0)),
                ("promise_working_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("self_billing", models.BooleanField(default=False)),
                ("expenses_cap", models.DecimalField(decimal_places=2, default=0, max_digits=10)),
                ("purchase_order", models.CharField(blank=True, max_length=60)),
                (
                    "annexes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list
                    ),
                ),
                (
                    "operation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "terms",
                "ordering": ["mission", "version"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["drafted", "agreed", "set_aside"])),
                        name="terms_are_in_a_known_state",
                    ),
                    models.UniqueConstraint(
                        models.F("mission"),
                        models.F("version"),
                        name="versions_of_terms_are_numbered",
                    ),
                    models.UniqueConstraint(
                        fields=("id", "model"), name="terms_answer_to_their_model"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("model__in", ["resale", "agency"])),
                        name="terms_are_resale_or_agency",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[("mission", "="), ("model", "<>")],
                        name="resale_and_agency_never_mix",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("state", "agreed")),
                        expressions=[
                            ("mission", "="),
                            (
                                ensemble.foundation.parameters.models.DateRange(
                                    "holds_from", "holds_to", models.Value("[)")
                                ),
                                "&&",
                            ),
                        ],
                        name="one_agreed_version_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("holds_to", None),
                            ("holds_to__gte", models.F("holds_from")),
                            _connector="OR",
                        ),
                        name="terms_do_not_end_before_they_hold",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="a_mission_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fee__gte", 0),
                            (
                                "price",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("rate"), "+", models.F("fee")
                                ),
                            ),
                            ("rate__gt", 0),
                        ),
                        name="the_agreed_price_is_rate_plus_fee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0)), name="terms_last_half_a_day_at_least"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expenses_cap__gte", 0)),
                        name="expenses_are_capped_from_zero_on",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("discount", 0), ("discount_days", 0)),
                            models.Q(
                                ("discount__gt", 0), ("discount_days__gt", 0), ("model", "resale")
                            ),
                            _connector="OR",
                        ),
                        name="a_discount_is_ours_and_counted_in_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("model", "resale"), ("promise_working_days__gte", 1)),
                            models.Q(("model", "agency"), ("promise_working_days", None)),
                            _connector="OR",
                        ),
                        name="only_resale_promises_a_payment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("payment_method__in", ["net", "eom_then_45", "45_then_eom"])
                        ),
                        name="payment_is_counted_in_a_known_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "agreed"), _negated=True),
                            ("agreed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="agreed_terms_are_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                            ("framework", "Framework agreement"),
                            ("order", "Order"),
                            ("subcontract", "Subcontract"),
                            ("mandate", "Agency mandate"),
                            ("self_billing", "Self-billing mandate"),
                            ("amendment", "Amendment"),
                            ("nda", "Confidentiality annex"),
                            ("ip", "Intellectual property annex"),
                            ("nda_alone", "Confidentiality agreement"),
                            ("ip_alone", "Assignment of rights"),
                        ],
                        max_length=12,
                    ),
                ),
                ("model", models.CharField(max_length=6)),
                ("state", models.CharField(default="drafted", max_length=8)),
                (
                    "parties",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8)
                    ),
                ),
                (
                    "mission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.terms",
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
                    "business",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compliance.business",
                    ),
                ),
                (
                    "amends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="contracts.agreement",
                    ),
                ),
                ("language", models.CharField(max_length=2)),
                ("title", models.CharField(max_length=200)),
                ("words", models.JSONField(default=dict)),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("proposed_at", models.DateTimeField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_because", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["drafted", "proposed", "void", "lapsed", "refused", "signed"],
                            )
                        ),
                        name="agreement_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "framework",
                                        "order",
                                        "subcontract",
                                        "self_billing",
                                        "amendment",
                                        "nda_alone",
                                        "ip_alone",
                                    ),
                                ),
                                ("model", "resale"),
                            ),
                            models.Q(
                                (
                                    "kind__in",
                                    (
                                        "framework",
                                        "order",
                                        "mandate",
                                        "self_billing",
                                        "amendment",
                                        "nda_alone",
                                        "ip_alone",
                                    ),
                                ),
                                ("model", "agency"),
                            ),
                            _connector="OR",
                        ),
                        name="papers_of_resale_and_agency_differ",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parties__contained_by", ["client", "member", "operator"]),
                            models.Q(
                                ("parties__len", 2),
                                models.Q(
                                    ("kind__in", ("nda_alone", "ip_alone")), ("parties__len", 3)
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="a_paper_stands_between_its_parties",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("parties__contains", ["client"]), _negated=True),
                            ("organisation__isnull", False),
                            _connector="OR",
                        ),
                        name="a_client_who_signs_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("parties__contains", ["member"]), _negated=True),
                            ("business__isnull", False),
                            _connector="OR",
                        ),
                        name="a_member_signs_for_a_business",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("framework", "self_billing")),
                            models.Q(
                                ("kind__in", ("nda_alone", "ip_alone")),
                                ("mission__isnull", False),
                                ("terms", None),
                            ),
                            models.Q(
                                models.Q(("kind__in", ("nda_alone", "ip_alone")), _negated=True),
                                ("mission__isnull", False),
                                ("terms__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_contract_of_a_mission_has_its_terms",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("proposed", "signed", "refused", "lapsed")),
                                _negated=True,
                            ),
                            models.Q(("paper__isnull", False), ("proposed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="what_is_proposed_is_a_paper",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True),
                            ("signed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_signed_agreement_is_dated",
                    ),
                    models.UniqueConstraint(
                        models.F("organisation"),
                        models.F("model"),
                        condition=models.Q(
                            ("kind", "framework"), ("state__in", ("drafted", "proposed", "signed"))
                        ),
                        name="one_live_framework_for_a_client",
                    ),
                    models.UniqueConstraint(
                        models.F("terms"),
                        models.F("kind"),
                        models.F("parties"),
                        condition=models.Q(("state__in", ("drafted", "proposed", "signed"))),
                        name="one_live_paper_of_a_kind_for_terms",
                    ),
                    models.UniqueConstraint(
                        models.F("mission"),
                        models.F("kind"),
                        condition=models.Q(
                            ("kind__in", ("nda_alone", "ip_alone")),
                            ("state__in", ("drafted", "proposed", "signed")),
                        ),
                        name="one_live_paper_apart_of_a_kind",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "mission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.mission",
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                (
                    "wished_by",
                    models.CharField(
                        choices=[
                            ("term", "as agreed, at its term"),
                            ("client", "the client"),
                            ("member", "the consultant"),
                            ("both", "both, together"),
                            ("operator", "us"),
                        ],
                        max_length=8,
                    ),
                ),
                ("because", models.TextField(blank=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField()),
                (
                    "followed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="missions.need",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wished_by", "term"),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_early_ending_is_explained",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Envelope",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("about_label", models.CharField(max_length=60)),
                ("about_id", models.BigIntegerField()),
                (
                    "public_id",
                    ensemble.foundation.core.ids.PublicId(
                        default=ensemble.foundation.core.ids.uuid7, editable=False, unique=True
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("language", models.CharField(max_length=2)),
                ("text", models.TextField()),
                ("text_sha256", models.CharField(max_length=64)),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "signed_paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                ("state", models.CharField(default="open", max_length=8)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("lapses_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("because", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about_label", "about_id"], name="envelopes_about_a_thing")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["open", "lapsed", "refused", "signed", "void"])
                        ),
                        name="envelope_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("state", "open")),
                            ("closed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="a_closed_envelope_is_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_refusal_has_a_reason",
                    ),
                    models.UniqueConstraint(
                        models.F("about_label"),
                        models.F("about_id"),
                        condition=models.Q(("state", "open")),
                        name="one_open_envelope_for_a_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signer",
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
                    "envelope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signers",
                        to="contracts.envelope",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=120)),
                ("capacity", models.CharField(max_length=200)),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("operator", models.BooleanField(default=False)),
                ("by_link", models.BooleanField(default=False)),
                ("phone", ensemble.foundation.files.fields.SealedText(null=True)),
                ("link", models.UUIDField(default=ensemble.foundation.core.ids.uuid7, unique=True)),
                ("link_expires_at", models.DateTimeField(null=True)),
                ("link_used_at", models.DateTimeField(null=True)),
                ("state", models.CharField(default="waiting", max_length=8)),
                ("asked_at", models.DateTimeField(null=True)),
                ("reminded", models.PositiveSmallIntegerField(default=0)),
                ("read_at", models.DateTimeField(null=True)),
                ("acted_at", models.DateTimeField(null=True)),
                ("method", models.CharField(blank=True, max_length=10)),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                ["waiting", "asked", "read", "released", "refused", "signed"],
                            )
                        ),
                        name="signer_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by_link", False), ("operator", True)),
                            ("person__isnull", False),
                            _connector="OR",
                        ),
                        name="a_signer_is_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("by_link", False), ("phone__isnull", False), _connector="OR"
                        ),
                        name="a_signer_by_link_has_a_telephone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True),
                            models.Q(
                                ("acted_at__isnull", False),
                                ("person__isnull", False),
                                ("read_at__isnull", False),
                                models.Q(("method", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_signature_is_read_dated_and_proven",
                    ),
                    models.UniqueConstraint(
                        models.F("envelope"),
                        models.F("person"),
                        condition=models.Q(("person__isnull", False)),
                        name="a_person_signs_an_envelope_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "envelope",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="contracts.envelope",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "The paper is sent to its signers"),
                            ("asked", "The signature is asked"),
                            ("link_sent", "A new link is sent"),
                            ("code_sent", "A code is sent by text message"),
                            ("code_accepted", "The code is given back"),
                            ("code_refused", "A wrong code is given"),
                            ("read", "The text is said to be read"),
                            ("signed", "The paper is signed"),
                            ("refused", "The signature is refused"),
                            ("completed", "Everyone has signed"),
                            ("lapsed", "The time to sign is over"),
                            ("void", "The paper is withdrawn"),
                            ("sealed", "The signed paper is sealed"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.signer",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("facts", models.JSONField(default=dict)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["envelope", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("envelope"), models.F("number"), name="events_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number", 1), ("previous", "")),
                            models.Q(("number__gt", 1), models.Q(("previous", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_event_follows_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SigningCode",
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
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codes",
                        to="contracts.signer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Extension",
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
                ("state", models.CharField(default="asked", max_length=9)),
                ("ends_on", models.DateField()),
                ("days", models.DecimalField(decimal_places=1, max_digits=5)),
                ("words", models.TextField(blank=True)),
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
                    "client_agreed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("client_agreed_at", models.DateTimeField(null=True)),
                ("member_agreed_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "terms",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.terms",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["asked", "agreed", "declined", "withdrawn"])
                        ),
                        name="extension_is_in_a_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("days__gt", 0)), name="an_extension_adds_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "agreed"), _negated=True),
                            models.Q(
                                ("client_agreed_at__isnull", False),
                                ("client_agreed_by__isnull", False),
                                ("member_agreed_at__isnull", False),
                                ("terms__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="both_sides_agree_to_an_extension",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("client_agreed_by", None),
                            ("client_agreed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="who_agrees_for_the_client_is_dated",
                    ),
                    models.UniqueConstraint(
                        models.F("mission"),
                        condition=models.Q(("state", "asked")),
                        name="one_extension_asked_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
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
                ("state", models.CharField(default="open", max_length=9)),
                (
                    "moment",
                    models.CharField(
                        choices=[("signing", "before signing"), ("lasting", "in a long mission")],
                        max_length=7,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "looked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("looked_at", models.DateTimeField(null=True)),
                ("words", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "looked_at"])),
                        name="review_is_open_or_looked_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("looked_at__isnull", False),
                                ("looked_by__isnull", False),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_review_is_closed_by_someone_with_words",
                    ),
                    models.UniqueConstraint(
                        models.F("mission"),
                        condition=models.Q(("state", "open")),
                        name="one_open_review_a_mission",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signals",
                        to="contracts.review",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("hours", "The client sets the hours or the days of presence"),
                            ("premises", "The work can only be done on the client’s premises"),
                            (
                                "badge",
                                "Badge, address or organisation chart like those of employees",
                            ),
                            (
                                "orders",
                                "A manager of the client gives orders, or appraises the person",
                            ),
                            ("leave", "Absences are subject to the client’s approval"),
                            ("exclusivity", "Working for others is not allowed"),
                            ("former", "Employed by this client during the past years"),
                            ("dependence", "Most of the year’s income comes from this client"),
                            ("lasting", "Long presence with this client"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("client", "said by the client"),
                            ("member", "said by the consultant"),
                            ("team", "said by the talent manager"),
                            ("found", "found in our records"),
                        ],
                        max_length=6,
                    ),
                ),
                ("raised", models.BooleanField()),
                ("detail", models.CharField(blank=True, max_length=300)),
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
                    models.UniqueConstraint(
                        models.F("review"),
                        models.F("kind"),
                        models.F("source"),
                        name="a_signal_is_told_once_by_each",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", None), ("source", "found")),
                            models.Q(
                                models.Q(("source", "found"), _negated=True), ("by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_signal_said_is_said_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VigilanceCheck",
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
                ("number", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("done_on", models.DateField()),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compliance.document",
                    ),
                ),
                ("result", models.CharField(max_length=300)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["mission", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("mission"), models.F("number"), name="a_check_is_done_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("result", ""), _negated=True),
                        name="a_check_says_what_was_found",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                ("number", models.PositiveSmallIntegerField()),
                (
                    "moment",
                    models.CharField(choices=[("ahead", "ahead"), ("due", "due")], max_length=5),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("mission"),
                        models.F("number"),
                        models.F("moment"),
                        name="a_check_is_told_once_a_moment",
                    )
                ],
            },
        ),
    ]
