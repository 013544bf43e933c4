"""From a choice to money in an account, as those who live it: the client chooses and approves, the
member declares, one of finance prepares what another approves, and the bank's own word ends it."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from e2e.conftest import Someone, a_town
from ensemble.demo.building.bank import Movement, statement
from ensemble.demo.building.identities import ACCOUNT
from ensemble.foundation.core.workdays import next_working_day

ORDERED = re.compile(
    r"<EndToEndId>([^<]+)</EndToEndId>.*?<InstdAmt[^>]*>([\d.]+)<.*?<Cdtr>\s*<Nm>([^<]+)<", re.S
)
Ordered = list[tuple[str, str, str]]  # number, amount, name


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """One of its own: what is paid here is paid."""
    with a_town(tmp_path_factory.mktemp("paid")) as town:
        yield town


def test_a_choice_becomes_days_invoices_and_a_payment(someone, tmp_path):
    the_client_chooses(someone("Laurent Petit"))
    the_member_declares(someone("Karim Benali"))
    the_client_approves(someone("Laurent Petit"))
    pay_on = finance_one_prepares(someone("Inès Carpentier"))
    ordered = finance_two_approves(someone("Bruno Vidal"))
    assert any("Benali" in name for _number, _amount, name in ordered)
    the_bank_books(someone("Inès Carpentier"), ordered, pay_on, tmp_path)
    the_member_is_paid(someone("Karim Benali"), ordered)


def the_client_chooses(petit: Someone) -> None:
    petit.at("/").click(petit.page.locator("main a[href*='/shortlists/']"))
    karim = petit.page.locator(".letter-person", has_text="Karim Benali")
    petit.click(karim.locator("a[href$='/choose']"))
    petit.click(petit.page.locator("form[action$='/choose'] button.button-primary"))
    expect(petit.page.locator("#toasts")).to_contain_text("Vous avez choisi Karim Benali")


def the_member_declares(karim: Someone) -> None:
    karim.at("/").click(karim.page.locator("main a[href*='/days/']"))
    karim.click("Envoyer à Laurent Petit", role="button")
    expect(karim.page.locator("#toasts")).to_contain_text("Laurent Petit")


def the_client_approves(petit: Someone) -> None:
    """Both months that wait, each with one click from home."""
    for _month in range(2):
        petit.at("/").click(petit.page.locator("form[action$='/approve'] button"))
        expect(petit.page.locator("#toasts")).to_contain_text("validé")
    petit.at("/")
    expect(petit.page.locator("form[action$='/approve']")).to_have_count(0)


def finance_one_prepares(ines: Someone) -> date:
    """Once the worker has made the papers of the invoices; for a day after the promise."""
    pay_on = next_working_day(date.today() + timedelta(days=6))
    for _two_seconds in range(30):
        ines.at("/finance")
        ines.page.locator("#id_pay_on").fill(f"{pay_on:%Y-%m-%d}")
        ines.click("Préparer", role="button")
        if under(ines, "Dans la liste").locator("li", has_text="Benali").count() == 2:
            break
        ines.page.wait_for_timeout(2000)
        ines.click("Abandonner")
    ines.click("Soumettre")
    expect(ines.page.locator("#toasts")).to_contain_text("Soumise")
    return pay_on


def finance_two_approves(bruno: Someone) -> Ordered:
    bruno.at("/finance").click("Relire").click("Approuver")
    expect(bruno.page.locator("#toasts")).to_contain_text("Approuvée")
    bruno.at("/finance").click(bruno.page.locator("main a[href^='/finance/runs/']").first)
    with bruno.page.expect_download() as waiting:
        bruno.click("Télécharger le fichier")
    return ORDERED.findall(Path(waiting.value.path()).read_text())


def the_bank_books(ines: Someone, ordered: Ordered, pay_on: date, folder: Path) -> None:
    debits = [
        Movement(pay_on, -Decimal(amount), "VIR SEPA", name, end_to_end_id=number)
        for number, amount, name in ordered
    ]
    facts = {"number": "REL-DU-JOUR", "account": ACCOUNT["iban"], "opening": Decimal("100000.00")}
    content, _closing = statement(debits, on=pay_on, **facts)
    (folder / "releve.xml").write_bytes(content)
    ines.at("/finance").page.locator("input[type=file]").set_input_files(folder / "releve.xml")
    ines.click("Importer", role="button").click("Enregistrer", role="button")
    expect(ines.page.locator("#toasts")).to_contain_text("Enregistré")


def the_member_is_paid(karim: Someone, ordered: Ordered) -> None:
    """The worker matches the statement, a moment after it is recorded."""
    paid = under(karim, "Versé")
    hers = sum("Benali" in name for _number, _amount, name in ordered)
    for _second in range(30):
        karim.at("/money")
        if paid.locator(".treasury-line").count() > hers:
            return
        karim.page.wait_for_timeout(1000)
    expect(paid).to_contain_text("Versé le")


def under(reader: Someone, heading: str) -> Locator:
    """The section that bears this title."""
    title = reader.page.get_by_role("heading", name=heading, exact=True)
    return reader.page.locator("section", has=title).last
