"""Invoices of the running example: 18.5 days at 575 € to the client, at 500 € from the member."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ensemble.money.invoicing.einvoice import (
    Account,
    Content,
    Line,
    Note,
    Party,
    Preceding,
    Tax,
)

ISSUED = date(2026, 11, 30)
ENSEMBLE = Party(
    name="Ensemble SAS",
    siren="100000009",
    siret="10000000900016",
    vat_number="FR27100000009",
    street="12 rue des Halles",
    postcode="44000",
    city="Nantes",
    legal="SAS au capital de 50 000 €, RCS Nantes 100 000 009",
    email="factures@ensemble.example",
)
VARENNE = Party(
    name="Groupe Varenne",
    siren="300000007",
    siret="30000000700013",
    vat_number="FR59300000007",
    street="8 quai de Saône",
    postcode="69002",
    city="Lyon",
)
KARIM = Party(
    name="Karim Benali EI",
    siren="732829320",
    siret="73282932000074",
    tax_id="732829320",
    street="3 place Graslin",
    postcode="44000",
    city="Nantes",
)
ACCOUNT = Account(iban="FR7630006000011234567890189", bic="AGRIFRPP", holder="Ensemble SAS")
NOTES = (
    Note("PMT", "Indemnité forfaitaire pour frais de recouvrement : 40 €."),
    Note("PMD", "Pénalités de retard : 12,15 % par an, exigibles sans rappel."),
    Note("AAB", "Pas d’escompte pour paiement anticipé."),
    Note("BAR", "B2B"),
)


def euros(amount: str) -> Decimal:
    return Decimal(amount)


def an_invoice(**changes) -> Content:
    """Ensemble bills Groupe Varenne: 10,637.50 + 2,127.50 = 12,765.00."""
    content = Content(
        kind="380",
        number="FC-2026-000123",
        issued_on=ISSUED,
        due_on=date(2026, 12, 30),
        seller=ENSEMBLE,
        buyer=VARENNE,
        lines=(
            Line(
                label="Direction de la supply chain, novembre 2026",
                detail="Mission de transition, Karim Benali",
                quantity=Decimal("18.5"),
                unit_price=euros("575.00"),
                net=euros("10637.50"),
                starts_on=date(2026, 11, 1),
                ends_on=date(2026, 11, 30),
            ),
        ),
        taxes=(Tax(base=euros("10637.50"), amount=euros("2127.50")),),
        net=euros("10637.50"),
        vat=euros("2127.50"),
        gross=euros("12765.00"),
        due=euros("12765.00"),
        notes=NOTES,
        terms="Paiement à 30 jours",
        purchase_order="BC-4521",
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 11, 30),
        delivered_on=ISSUED,
        account=ACCOUNT,
        title="Direction de la supply chain",
    )
    return replace(content, **changes)


def a_franchise_self_bill(**changes) -> Content:
    """Karim, without VAT, billed in his name by his client Ensemble: 9,250.00."""
    reason = "TVA non applicable, art. 293 B du CGI"
    line = Line(
        label="Direction de la supply chain, novembre 2026",
        quantity=Decimal("18.5"),
        unit_price=euros("500.00"),
        net=euros("9250.00"),
        category="E",
        rate=euros("0.00"),
    )
    tax = Tax(
        base=euros("9250.00"),
        amount=euros("0.00"),
        category="E",
        rate=euros("0.00"),
        reason=reason,
        code="VATEX-FR-FRANCHISE",
    )
    content = an_invoice(
        kind="389",
        number="AF-732829320-2026-0007",
        seller=KARIM,
        buyer=ENSEMBLE,
        lines=(line,),
        taxes=(tax,),
        net=euros("9250.00"),
        vat=euros("0.00"),
        gross=euros("9250.00"),
        due=euros("9250.00"),
        vat_point="",
        purchase_order="",
        account=replace(ACCOUNT, holder="Karim Benali"),
        notes=(*NOTES, Note("AAI", f"Autofacturation. {reason}.")),
        established_by="Ensemble SAS",
    )
    return replace(content, **changes)


def a_credit_note(**changes) -> Content:
    return an_invoice(
        **{
            "kind": "381",
            "number": "AV-2026-000004",
            "precedings": (Preceding("FC-2026-000123", ISSUED),),
            "account": None,
            "due_on": None,
            "terms": "À déduire de la facture FC-2026-000123",
        }
        | changes
    )


def a_self_billed_credit(**changes) -> Content:
    return a_franchise_self_bill(
        **{
            "kind": "261",
            "number": "AFA-732829320-2026-0001",
            "precedings": (Preceding("AF-732829320-2026-0007", ISSUED),),
            "account": None,
            "due_on": None,
            "terms": "À déduire de la facture AF-732829320-2026-0007",
        }
        | changes
    )


def a_deposit(**changes) -> Content:
    return an_invoice(**{"kind": "386", "number": "AC-2026-000002"} | changes)


def a_factored_invoice(**changes) -> Content:
    factor = Party(name="Affacturage de Loire", siren="400000006", siret="40000000600018")
    clause = "Créance cédée à Affacturage de Loire, seul habilité à en recevoir le paiement."
    return an_invoice(
        **{
            "kind": "393",
            "number": "FC-2026-000124",
            "payee": factor,
            "account": replace(ACCOUNT, holder=factor.name),
            "notes": (*NOTES, Note("ACC", clause)),
        }
        | changes
    )


def a_final_invoice_after_a_deposit(**changes) -> Content:
    return an_invoice(
        **{
            "frame": "S4",
            "number": "FC-2026-000125",
            "paid": euros("3000.00"),
            "due": euros("9765.00"),
            "precedings": (Preceding("AC-2026-000002", date(2026, 10, 1)),),
        }
        | changes
    )


EVERY_KIND = {
    "380": an_invoice,
    "389, franchise": a_franchise_self_bill,
    "381": a_credit_note,
    "261": a_self_billed_credit,
    "386": a_deposit,
    "393": a_factored_invoice,
    "380 after a deposit": a_final_invoice_after_a_deposit,
}
