"""The figures of the safe and of the set-aside sheet, each with the day it begins and its source."""

from datetime import date

from django.db import migrations

HOUSE = "Règle de la maison, modifiable par l’administration"
PUBLICODES = "Règles publicodes de mon-entreprise (betagouv), lues au 30/06/2026"
YEAR = date(2026, 1, 1)

FIGURES = [
    (
        "vigilance.threshold",
        "5000",
        "€ HT",
        date(2015, 4, 1),
        None,
        "C. trav. R8222-1 : ensemble de l’opération",
    ),
    (
        "vigilance.certificate_months",
        "6",
        "mois",
        date(2015, 4, 1),
        None,
        "C. trav. D8222-5 : attestation de moins de six mois",
    ),
    ("vigilance.alert_days", "30", "jours", date(2015, 4, 1), None, HOUSE),
    ("vigilance.continuous", "0", "0 ou 1", date(2015, 4, 1), None, HOUSE),
    ("bank.hold_hours", "48", "heures", date(2015, 4, 1), None, HOUSE),
    ("reserve.bnc_ssi.social", "0.256", "", YEAR, None, f"{PUBLICODES} ; arapl.org"),
    ("reserve.bnc_cipav.social", "0.232", "", YEAR, None, PUBLICODES),
    ("reserve.bic_services.social", "0.212", "", YEAR, None, PUBLICODES),
    ("reserve.bnc_ssi_overseas.social", "0.174", "", YEAR, None, PUBLICODES),
    *[
        (f"reserve.{activity}.training", "0.002", "", YEAR, None, PUBLICODES)
        for activity in ("bnc_ssi", "bnc_cipav", "bnc_ssi_overseas")
    ],
    (
        "reserve.bic_services.training",
        "0.003",
        "",
        YEAR,
        None,
        "C. trav. L6331-48 : activité artisanale (commerciale : 0.001), à confirmer",
    ),
    *[
        (f"reserve.{activity}.tax", "0.022", "", YEAR, None, f"{PUBLICODES} ; CGI art. 151-0")
        for activity in ("bnc_ssi", "bnc_cipav", "bnc_ssi_overseas")
    ],
    ("reserve.bic_services.tax", "0.017", "", YEAR, None, "CGI art. 151-0, à confirmer"),
    *[
        (f"reserve.{activity}.taxable", "0.66", "", YEAR, None, "CGI art. 102 ter")
        for activity in ("bnc_ssi", "bnc_cipav", "bnc_ssi_overseas")
    ],
    ("reserve.bic_services.taxable", "0.50", "", YEAR, None, "CGI art. 50-0"),
    (
        "reserve.acre.reduction",
        "0.50",
        "",
        date(2020, 1, 1),
        date(2026, 7, 1),
        "CSS L131-6-4 ; telosconseils.fr, lamicrobyflo.fr",
    ),
    (
        "reserve.acre.reduction",
        "0.25",
        "",
        date(2026, 7, 1),
        None,
        "LFSS 2026, créations dès le 1er juillet 2026 ; telosconseils.fr, lamicrobyflo.fr",
    ),
    (
        "reserve.acre.quarters",
        "3",
        "trimestres",
        date(2020, 1, 1),
        None,
        "CSS D131-6-3 : trois trimestres civils après celui du début, à confirmer",
    ),
    (
        "reserve.simulator",
        "https://mon-entreprise.urssaf.fr/simulateurs",
        "",
        date(2020, 1, 1),
        None,
        "Urssaf",
    ),
]


def write(apps, schema_editor):
    DatedValue = apps.get_model("parameters", "DatedValue")
    DatedValue.objects.bulk_create(
        DatedValue(
            name=name, value=value, unit=unit, valid_from=begins, valid_to=ends, source=source
        )
        for name, value, unit, begins, ends, source in FIGURES
    )


def forget(apps, schema_editor):
    DatedValue = apps.get_model("parameters", "DatedValue")
    DatedValue.objects.filter(name__in={figure[0] for figure in FIGURES}).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("compliance", "0001_businesses"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
