"""Where a client receives: asked of the directory, kept with its day, decided by finance."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from lxml import etree

from ensemble.foundation.core.errors import Incomplete, Refused
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing import platform
from ensemble.money.invoicing.actions.addressing import change_address, look_up
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.tasks import addresses_that_are_old
from ensemble.money.invoicing.tests.builders import ISSUED, client, sold
from ensemble.money.invoicing.tests.einvoices.platform_server import Town, running
from ensemble.money.invoicing.validation import validate

pytestmark = pytest.mark.django_db
SIREN = "100000009"


@pytest.fixture
def town(settings):
    here = Town()
    with running(here) as url:
        settings.OUTGOING_PRIVATE = [url.removeprefix("http://")]
        settings.PLATFORM_URL = f"{url}/flow"
        settings.PLATFORM_DIRECTORY_URL = f"{url}/directory"
        settings.PLATFORM_TOKEN_URL = f"{url}/token"
        settings.PLATFORM_CLIENT_ID = settings.PLATFORM_CLIENT_SECRET = "ours"
        caches["here"].clear()
        yield here


def asked(entity) -> LegalEntity:
    return look_up(entity, platform.current(), at=ISSUED)


def endpoint_of(invoice) -> tuple[str, str]:
    root = etree.fromstring(make(invoice).xml)
    (found,) = root.xpath("//*[local-name()='BuyerTradeParty']//*[local-name()='URIID']")
    return found.get("schemeID"), found.text


@pytest.mark.parametrize(
    ("lines", "address", "state"),
    [
        ([SIREN], SIREN, "found"),
        ([f"{SIREN}_ACHATS"], f"{SIREN}_ACHATS", "found"),
        ([SIREN, f"{SIREN}_ACHATS"], SIREN, "found"),
        ([f"{SIREN}_ACHATS", f"{SIREN}_PARIS"], "", "several"),
        ([], "", "absent"),
    ],
)
def test_the_directory_says_where(town, house, varenne_sa, lines, address, state):
    town.lines[SIREN] = lines

    entity = asked(varenne_sa)

    assert (entity.address, entity.address_state) == (address, state)
    assert (entity.addresses, entity.address_asked_at) == (sorted(lines), ISSUED)


def test_an_invoice_bears_the_routing_address(town, house, varenne_sa):
    town.lines[SIREN] = [f"{SIREN}_ACHATS"]
    asked(varenne_sa)

    invoice = sold(house, LegalEntity.objects.get(pk=varenne_sa.pk))

    assert endpoint_of(invoice) == ("0225", f"{SIREN}_ACHATS")
    assert validate(make(invoice).xml) == []


def test_without_one_it_bears_the_siren(house, varenne_sa):
    assert endpoint_of(sold(house, varenne_sa)) == ("0225", SIREN)


def test_a_silent_directory_leaves_what_was_known(town, house, varenne_sa):
    town.silent = 1
    assert asked(varenne_sa).address_state == "silent"
    town.lines[SIREN] = [SIREN]
    asked(varenne_sa)
    town.silent = 1

    entity = asked(varenne_sa)

    assert (entity.address, entity.address_state) == (SIREN, "found")


def test_without_a_platform_it_is_to_verify_by_hand(varenne_sa):
    assert "main" in str(asked(varenne_sa).get_address_state_display())


def test_what_finance_typed_stays(town, varenne_sa, ines, claire):
    typed = change_address(varenne_sa, address=f"{SIREN}_COMPTA", by=ines, at=ISSUED)
    assert typed.address_state == "by_hand"
    town.lines[SIREN] = [SIREN]

    assert asked(typed).address == f"{SIREN}_COMPTA"

    back = change_address(typed, address=SIREN, by=ines, at=ISSUED)
    assert (back.address, back.address_state) == (SIREN, "found")
    with pytest.raises(Refused):
        change_address(varenne_sa, address=SIREN, by=claire, at=ISSUED)


@pytest.mark.parametrize("address", ["732829320", "100000009 ACHATS", "1", "100000009<b>"])
def test_what_cannot_travel_is_refused(varenne_sa, ines, address):
    with pytest.raises(Incomplete):
        change_address(varenne_sa, address=address, by=ines, at=ISSUED)


def test_another_company_is_asked_for_again(town, varenne, varenne_sa, ines):
    town.lines = {SIREN: [SIREN], "300000007": ["300000007_A"]}
    asked(varenne_sa)

    client(varenne, ines, siren="300000007", siret="30000000700017", vat_number="")
    run_waiting()

    entity = LegalEntity.objects.of(varenne)
    assert (entity.address, entity.address_state) == ("300000007_A", "found")


def test_the_clock_asks_again_after_a_week(town, varenne_sa):
    town.lines[SIREN] = [SIREN]
    run_waiting()
    asked(varenne_sa)
    town.asked.clear()

    addresses_that_are_old(at=ISSUED + timedelta(days=6))
    run_waiting()
    before = len(town.asked)
    addresses_that_are_old(at=ISSUED + timedelta(days=8))
    run_waiting()

    assert (before, len(town.asked)) == (0, 1)


def test_finance_asks_chooses_and_types_on_one_page(town, varenne, varenne_sa, ines, helene):
    town.lines[SIREN] = [f"{SIREN}_ACHATS", f"{SIREN}_PARIS"]
    browser, page = Client(), f"/organisations/{varenne.public_id}/billing"
    browser.force_login(ines)
    assert f"{page}/address" in browser.get(page).content.decode()

    assert browser.post(f"{page}/directory").status_code == 303
    assert f"{SIREN}_PARIS" in browser.get(f"{page}/address").content.decode()
    assert browser.post(f"{page}/address", {"address": f"{SIREN}_PARIS"}).status_code == 303
    assert LegalEntity.objects.of(varenne).address == f"{SIREN}_PARIS"
    assert browser.post(f"{page}/address", {"address": "nonsense"}).status_code == 422
