"""Rates, thresholds and wordings of invoices, with the day they hold from and where they were read."""

from datetime import date

from django.db import migrations

L441_10 = "C. com. L441-10"
CODE = "CGI art. 289 et annexe II art. 242 nonies A ; CIBS depuis le 1er septembre 2026"
NBSP = "\u00a0"

# name: [(valid from, value, unit, source)], each holding until the next
VALUES = {
    "invoicing.vat_standard": [(date(2014, 1, 1), "20", "%", "CGI art. 278, taux normal")],
    "invoicing.vat_overseas": [
        (date(1995, 1, 1), "8.5", "%", "CGI art. 296 : Guadeloupe, Martinique, Réunion")
    ],
    "invoicing.days_default": [(date(2009, 1, 1), "30", "jours", L441_10)],
    "invoicing.days_net": [(date(2009, 1, 1), "60", "jours", L441_10)],
    "invoicing.days_end_of_month": [(date(2009, 1, 1), "45", "jours", L441_10)],
    "invoicing.days_periodic": [
        (date(2015, 8, 8), "45", "jours", f"{L441_10} et CGI 289 I-3 : factures périodiques")
    ],
    "invoicing.recovery_fee": [(date(2013, 1, 1), "40", "€", "C. com. D441-5")],
    "invoicing.late_rate": [
        (
            date(2024, 1, 1),
            "14.50",
            "%",
            f"{L441_10} : taux BCE 4,50 % au 1er janvier 2024 + 10 points",
        ),
        (
            date(2024, 7, 1),
            "14.25",
            "%",
            f"{L441_10} : taux BCE 4,25 % au 1er juillet 2024 + 10 points",
        ),
        (
            date(2025, 1, 1),
            "13.15",
            "%",
            f"{L441_10} : taux BCE 3,15 % au 1er janvier 2025 + 10 points",
        ),
        (
            date(2025, 7, 1),
            "12.15",
            "%",
            f"{L441_10} : taux BCE 2,15 % au 1er juillet 2025 + 10 points",
        ),
        (
            date(2026, 1, 1),
            "12.15",
            "%",
            f"{L441_10} : taux BCE 2,15 % en février 2026 + 10 points",
        ),
        (
            date(2026, 7, 1),
            "12.15",
            "%",
            f"{L441_10} : reconduit, taux BCE du 1er juillet 2026 à confirmer",
        ),
    ],
    "invoicing.franchise_services": [
        (
            date(2025, 1, 1),
            "37500",
            "€",
            "Franchise en base, prestations de services, année précédente",
        )
    ],
    "invoicing.franchise_services_raised": [
        (
            date(2025, 1, 1),
            "41250",
            "€",
            "Franchise en base, prestations de services, année en cours",
        )
    ],
    "invoicing.contest_days": [
        (
            date(2024, 1, 1),
            "15",
            "jours",
            "Mandat de facturation : CGI ann. II art. 242 nonies I, délai contractuel",
        )
    ],
    "invoicing.mention.recovery": [
        (
            date(2013, 1, 1),
            f"Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement{NBSP}: {{fee}}{NBSP}€.",
            "",
            "C. com. L441-9, L441-10 et D441-5",
        )
    ],
    "invoicing.mention.penalties": [
        (
            date(2013, 1, 1),
            f"Pénalités de retard{NBSP}: {{rate}}{NBSP}% par an, exigibles sans rappel le jour suivant l’échéance.",
            "",
            L441_10,
        )
    ],
    "invoicing.mention.no_discount": [
        (date(2013, 1, 1), "Pas d’escompte pour paiement anticipé.", "", "C. com. L441-9")
    ],
    "invoicing.mention.discount": [
        (
            date(2013, 1, 1),
            f"Escompte de {{percent}}{NBSP}% pour paiement sous {{days}}{NBSP}jours, avec réduction de la TVA à due proportion.",
            "",
            "C. com. L441-9",
        )
    ],
    "invoicing.mention.debits": [
        (date(2013, 1, 1), "Option pour le paiement de la taxe d’après les débits.", "", CODE)
    ],
    "invoicing.mention.franchise": [
        (
            date(2013, 1, 1),
            "TVA non applicable, art. 293 B du CGI",
            "",
            "CGI art. 293 E ; CIBS L223-1 et suivants, l’ancienne référence restant admise jusqu’au 31 décembre 2027",
        )
    ],
    "invoicing.mention.outside": [
        (date(2013, 1, 1), "Exonération de TVA, art. 261, 7-1° du CGI", "", "CGI art. 261, 7-1°")
    ],
    "invoicing.mention.untaxed_overseas": [
        (
            date(2013, 1, 1),
            "TVA non applicable, art. 294-1 du CGI",
            "",
            "CGI art. 294-1 : Guyane, Mayotte",
        )
    ],
    "invoicing.mention.outside_eu": [
        (date(2013, 1, 1), "TVA non applicable, art. 259-1 du CGI", "", "CGI art. 259-1")
    ],
    "invoicing.mention.reverse_charge": [
        (
            date(2013, 1, 1),
            "Autoliquidation",
            "",
            "CGI art. 283-2 et annexe II art. 242 nonies A, 13° ; directive 2006/112/CE art. 196",
        )
    ],
    "invoicing.mention.disbursed": [
        (
            date(2013, 1, 1),
            "Débours, art. 267 II-2° du CGI",
            "",
            "CGI art. 267 II-2° : sommes avancées au nom et pour le compte du client, au centime",
        )
    ],
    "invoicing.mention.self_billing": [
        (date(2013, 1, 1), "Autofacturation", "", "CGI ann. II art. 242 nonies A, I-14°")
    ],
    "invoicing.mention.on_behalf": [
        (
            date(2004, 1, 1),
            "Facture établie par {writer} au nom et pour le compte de {seller}.",
            "",
            "CGI art. 289 I-2 et annexe II art. 242 nonies",
        )
    ],
}


def write(apps, schema_editor):
    dated_value = apps.get_model("parameters", "DatedValue")
    for name, values in VALUES.items():
        ends = [start for start, *_rest in values[1:]] + [None]
        for (start, value, unit, source), end in zip(values, ends, strict=True):
            dated_value.objects.create(
                name=name, value=value, unit=unit, valid_from=start, valid_to=end, source=source
            )


def forget(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.filter(name__in=VALUES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("invoicing", "0002_frozen"),
        ("parameters", "0002_one_operator"),
    ]

    operations = [migrations.RunPython(write, forget)]
