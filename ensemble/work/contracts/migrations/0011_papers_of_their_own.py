"""A confidentiality agreement, an assignment of rights: papers of a mission signed on their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contracts", "0010_signed_for_good")]

    operations = [
        migrations.RemoveConstraint(
            model_name="agreement",
            name="papers_of_resale_and_agency_differ",
        ),
        migrations.RemoveConstraint(
            model_name="agreement",
            name="a_paper_stands_between_two_parties",
        ),
        migrations.RemoveConstraint(
            model_name="agreement",
            name="a_contract_of_a_mission_has_its_terms",
        ),
        migrations.RemoveConstraint(
            model_name="clause",
            name="a_clause_is_of_a_known_paper",
        ),
        migrations.AlterField(
            model_name="agreement",
            name="kind",
            field=models.CharField(
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
        migrations.AlterField(
            model_name="clause",
            name="paper",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parties__contained_by", ["client", "member", "operator"]),
                    models.Q(
                        ("parties__len", 2),
                        models.Q(("kind__in", ("nda_alone", "ip_alone")), ("parties__len", 3)),
                        _connector="OR",
                    ),
                ),
                name="a_paper_stands_between_its_parties",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                models.F("mission"),
                models.F("kind"),
                condition=models.Q(
                    ("kind__in", ("nda_alone", "ip_alone")),
                    ("state__in", ("drafted", "proposed", "signed")),
                ),
                name="one_live_paper_apart_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
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
        ),
    ]
