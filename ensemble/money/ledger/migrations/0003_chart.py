"""The chart as a house of services begins with it, its journals, and the day on which a year closes."""

from datetime import date

from django.db import migrations

BEGINNING = date(2020, 1, 1)
SOURCE = "Plan comptable général (règlement ANC 2014-03, dans sa rédaction du règlement 2022-06)"

JOURNALS = [
    ("AC", "Achats", "Purchases"),
    ("AN", "À-nouveaux", "Opening balances"),
    ("BQ", "Banque", "Bank"),
    ("OD", "Opérations diverses", "General"),
    ("VE", "Ventes", "Sales"),
]

ACCOUNTS = [
    ("profit", "120", "Résultat de l’exercice (bénéfice)", "Profit of the year"),
    ("loss", "129", "Résultat de l’exercice (perte)", "Loss of the year"),
    ("suppliers", "401", "Fournisseurs", "Suppliers"),
    ("supplier_advances", "4091", "Fournisseurs – avances et acomptes versés", "Advances to suppliers"),
    ("clients", "411", "Clients", "Clients"),
    ("doubtful_clients", "416", "Clients douteux ou litigieux", "Doubtful clients"),
    ("client_advances", "4191", "Clients – avances et acomptes reçus", "Advances from clients"),
    ("reverse_vat", "4452", "TVA due intracommunautaire", "Intra-Community VAT due"),
    ("vat_due", "44551", "TVA à décaisser", "VAT to be paid over"),
    ("deductible_vat", "44566", "TVA déductible sur autres biens et services", "Deductible VAT"),
    ("collected_vat", "44571", "TVA collectée", "VAT collected"),
    ("pending_deductible_vat", "44586", "TVA déductible en attente de paiement", "Deductible VAT, pending payment"),
    ("pending_vat", "44587", "TVA facturée en attente d’encaissement", "VAT invoiced, pending collection"),
    ("principals", "467", "Autres comptes débiteurs ou créditeurs", "Other debtors and creditors"),
    ("suspense", "471", "Comptes d’attente", "Suspense"),
    ("depreciation", "491", "Dépréciations des comptes de clients", "Depreciation of clients"),
    ("bank", "512", "Banques", "Bank"),
    ("transfers", "580", "Virements internes", "Internal transfers"),
    ("subcontracting", "611", "Sous-traitance générale", "Subcontracting"),
    ("supplier_expenses", "625", "Déplacements, missions et réceptions", "Travel and expenses"),
    ("bank_fees", "627", "Services bancaires et assimilés", "Bank services"),
    ("losses", "654", "Pertes sur créances irrécouvrables", "Bad debts"),
    ("rounding_loss", "658", "Charges diverses de gestion courante", "Sundry operating expenses"),
    ("discount_granted", "665", "Escomptes accordés", "Discounts granted"),
    ("depreciation_cost", "68174", "Dotations aux dépréciations des créances", "Depreciation of receivables"),
    ("revenue", "706", "Prestations de services", "Services"),
    ("recharged", "708", "Produits des activités annexes", "Ancillary income"),
    ("commission", "7082", "Commissions et courtages", "Commissions and brokerage"),
    ("late_indemnity", "758", "Produits divers de gestion courante", "Sundry operating income"),
    ("late_interest", "763", "Revenus des autres créances", "Interest on receivables"),
    ("discount_obtained", "765", "Escomptes obtenus", "Discounts obtained"),
    ("depreciation_income", "78174", "Reprises sur dépréciations des créances", "Depreciation of receivables taken back"),
]  # fmt: skip
SHARED = {"rounding_gain": "758"}


def write_the_chart(apps, schema_editor):
    journal, account = apps.get_model("ledger", "Journal"), apps.get_model("ledger", "Account")
    journal.objects.bulk_create(
        journal(code=code, label_fr=french, label_en=english) for code, french, english in JOURNALS
    )
    accounts = {
        number: account.objects.create(number=number, label_fr=french, label_en=english)
        for _role, number, french, english in ACCOUNTS
    }
    choice = apps.get_model("ledger", "AccountChoice")
    numbers = {role: number for role, number, _french, _english in ACCOUNTS} | SHARED
    for role, number in numbers.items():
        choice.objects.create(
            role=role,
            account=accounts[number],
            state="in_force",
            valid_from=BEGINNING,
            source=SOURCE,
        )


def write_the_closing_day(apps, schema_editor):
    apps.get_model("parameters", "DatedValue").objects.get_or_create(
        name="ledger.closing_day",
        defaults={
            "value": "12-31",
            "unit": "month-day",
            "valid_from": BEGINNING,
            "source": "Statutes of the operator",
        },
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_guards"), ("parameters", "0001_tables")]

    operations = [
        migrations.RunPython(write_the_chart, migrations.RunPython.noop),
        migrations.RunPython(write_the_closing_day, migrations.RunPython.noop),
    ]
