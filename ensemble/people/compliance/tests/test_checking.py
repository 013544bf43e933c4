"""Companies looked up in the registers, over real HTTP; by hand when nobody answers."""

from copy import deepcopy
from datetime import date

import pytest

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.jobs import run_waiting
from ensemble.people.compliance.actions.checking import check_company, note_by_hand
from ensemble.people.compliance.actions.describing import describe
from ensemble.people.compliance.models import CompanyCheck
from ensemble.people.compliance.tests.builders import a_business
from ensemble.people.compliance.tests.registers import FIRM, PLACE, open_registers
from ensemble.people.compliance.vigilance import vigilance_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def registers(settings):
    with open_registers(settings) as registers:
        yield registers


def found(business, at) -> list[tuple[str, str]]:
    return [(one.register, one.result) for one in check_company(business, by=None, at=at)]


def test_it_finds_a_company_under_its_name(registers, karim, now):
    business = a_business(karim, status="sasu", legal_name="Benali Conseil", at=now)
    (check,) = check_company(business, by=None, at=now)
    assert (check.result, check.name) == ("matches", "BENALI CONSEIL")
    assert check.address == "12 RUE DES CAPUCINS 69001 LYON"
    assert registers.asked[-1] == ("GET", "/api-sirene/3.11/siret/73282932000074", "our-key")


def test_a_sole_trader_is_found_under_first_and_family_name(registers, karim, now):
    place = deepcopy(PLACE)
    place["uniteLegale"] |= {
        "denominationUniteLegale": None,
        "prenomUsuelUniteLegale": "KARIM",
        "nomUniteLegale": "BENALI",
    }
    registers.places[PLACE["siret"]] = place
    business = a_business(karim, legal_name="Karim Benali", at=now)
    assert found(business, now) == [("sirene", "matches")]


def test_a_name_kept_out_of_the_register_is_read_by_hand(registers, karim, now):
    withheld = {"prenomUsuelUniteLegale": "[ND]", "nomUniteLegale": "[ND]"}
    company = PLACE["uniteLegale"] | withheld | {"denominationUniteLegale": None}
    registers.places[PLACE["siret"]] = PLACE | {"uniteLegale": company}
    assert found(a_business(karim, at=now), now) == [("sirene", "by_hand")]


def test_it_says_when_the_name_is_another(registers, karim, now):
    business = a_business(karim, legal_name="Conseil Lyonnais", at=now)
    assert found(business, now) == [("sirene", "differs")]


@pytest.mark.parametrize(
    "closed",
    [
        {"periodesEtablissement": [{"dateFin": None, "etatAdministratifEtablissement": "F"}]},
        {"uniteLegale": PLACE["uniteLegale"] | {"etatAdministratifUniteLegale": "C"}},
    ],
)
def test_a_closed_company_blocks(registers, karim, ines, now, closed):
    registers.places[PLACE["siret"]] = PLACE | closed
    business = a_business(karim, at=now)
    assert found(business, now) == [("sirene", "closed")]
    assert vigilance_of(business, on=date(2026, 11, 12)).code == "VIGILANCE_COMPANY_CLOSED"


def test_it_says_when_nobody_knows_that_number(registers, karim, now):
    registers.places.clear()
    assert found(a_business(karim, at=now), now) == [("sirene", "unknown")]


def test_a_firm_of_another_country_is_asked_of_vies_alone(registers, karim, now):
    business = a_business(karim, status="eu_firm", at=now)
    (check,) = check_company(business, by=None, at=now)
    assert (check.register, check.result) == ("vies", "matches")
    assert check.proof == FIRM["requestIdentifier"]
    assert check.address == "DOMSTRASSE 4 50668 KÖLN"


def test_a_country_that_keeps_the_name_to_itself_confirms_the_number(registers, karim, now):
    registers.firms["DE136695976"] = FIRM | {"name": "---", "address": "---"}
    assert found(a_business(karim, status="eu_firm", at=now), now) == [("vies", "matches")]


def test_a_number_nobody_holds_is_unknown_and_one_nobody_can_look_up_is_not(registers, karim, now):
    firm = a_business(karim, status="eu_firm", vat_number="LU26375245", at=now)
    assert found(firm, now) == [("vies", "unknown")]
    describe(firm, by=karim.person, at=now, vat_number="IT00743110157")
    assert found(firm, now) == [("vies", "by_hand")]


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_register_that_does_not_answer_is_read_by_hand(registers, karim, now, status):
    registers.status = status
    business = a_business(karim, vat_number="FR44732829320", at=now)
    assert found(business, now) == [("sirene", "by_hand"), ("vies", "by_hand")]


@pytest.mark.parametrize("garbage", [b"<html>", b"[]", b"{}", b'{"etablissement": 3}', b"null"])
def test_an_answer_nobody_can_read_is_read_by_hand(registers, karim, now, garbage):
    registers.garbage = garbage
    business = a_business(karim, vat_number="FR44732829320", at=now)
    assert found(business, now) == [("sirene", "by_hand"), ("vies", "by_hand")]


def test_without_network_it_says_by_hand(karim, now):
    business = a_business(karim, vat_number="FR44732829320", at=now)
    assert found(business, now) == [("sirene", "by_hand"), ("vies", "by_hand")]


def test_a_private_address_is_not_asked(registers, karim, now, settings):
    settings.OUTGOING_PRIVATE = []
    assert found(a_business(karim, at=now), now) == [("sirene", "by_hand")]
    assert registers.asked == []


def test_it_is_asked_by_itself_when_the_numbers_change(registers, karim, now):
    business = a_business(karim, at=now)
    run_waiting()
    assert CompanyCheck.objects.get(business=business).result == "matches"
    describe(business, by=karim.person, at=now, street="14 rue des Capucins")
    run_waiting()
    assert CompanyCheck.objects.filter(business=business).count() == 1


def test_a_person_notes_what_they_read(karim, ines, now):
    business = a_business(karim, at=now)
    check = note_by_hand(
        business, "sirene", result="matches", proof="annuaire-entreprises, à 10 h", by=ines, at=now
    )
    assert (check.by, check.number) == (ines, business.siret)


def test_only_finance_notes_it(karim, claire, now):
    business = a_business(karim, at=now)
    with pytest.raises(Refused):
        note_by_hand(business, "sirene", result="matches", proof="vu", by=claire, at=now)
