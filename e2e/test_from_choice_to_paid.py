"""From a choice to money in an account, as those who live it: one mission, two months, in browsers.

The client chooses; terms, three signatures, a first day; the member declares, the client approves; one of
finance prepares what another approves; the bank says what left, then what came in for that very
invoice; and the three parties read it paid. The town lives on the days of the story, whatever today is.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from e2e.conftest import Someone, a_day, built, people_of
from ensemble.demo.building.bank import Movement, statement
from ensemble.demo.building.identities import ACCOUNT

PARIS = ZoneInfo("Europe/Paris")
CHOSEN_ON, FIRST_DAY, LAST_DAY = "2026-09-01T09:30", date(2026, 9, 7), date(2026, 12, 18)
MONDAY_TO_THURSDAY = range(4)
TITLE = "Remettre la logistique de Vénissieux en ordre en six mois"
MEMBER, CLIENT, BUYER, TALENT = "Karim Benali", "Laurent Petit", "Hélène Faure", "Claire Morel"
FINANCE_ONE, FINANCE_TWO = "Inès Carpentier", "Bruno Vidal"
DAYS = 15  # from Monday to Thursday, from 7 to 30 September
PATIENCE = 60  # seconds, for the worker to make the papers
PAY_ON, RECEIVED_ON = date(2026, 10, 5), date(2026, 10, 30)
AMOUNT = re.compile(r"[^\d,]")
ORDERED = re.compile(
    r"<EndToEndId>([^<]+)</EndToEndId>.*?<InstdAmt[^>]*>([\d.]+)<.*?<Cdtr>\s*<Nm>([^<]+)<"
    r".*?<Ustrd>([^<]+)<",
    re.S,
)


class Bill(NamedTuple):
    """An invoice, as its reader sees it on the page of the mission."""

    number: str
    amount: Decimal


def on(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=PARIS)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A town of its own: what is paid here is paid."""
    with built(tmp_path_factory.mktemp("paid"), on=on("2026-09-01T08:00")) as house:
        yield house


@pytest.fixture
def the(house, browser):
    """`with the("2026-09-07T08:30") as someone:` the people of the town, at that moment."""

    @contextmanager
    def day(moment: str) -> Iterator[Callable[..., Someone]]:
        with a_day(house, on(moment)) as town, people_of(town, browser) as someone:
            yield someone

    return day


def test_a_choice_is_paid_and_all_three_read_it(the, house, tmp_path):
    with the(CHOSEN_ON) as someone:
        the_client_chooses(someone(CLIENT))
        the_terms_are_sent(someone(TALENT))
        for signer, papers in ((MEMBER, 1), (BUYER, 1), (FINANCE_ONE, 2)):
            each_paper_is_signed(someone(signer), papers)
    with the("2026-09-07T08:30") as someone:
        it_begins(someone(TALENT))
    with the("2026-09-30T17:00") as someone:
        the_member_declares(someone(MEMBER))
    with the("2026-10-01T09:30") as someone:
        the_client_approves(someone(CLIENT))
        sale = invoice_read_by(someone(BUYER))
        purchase = invoice_read_by(someone(MEMBER))
    with the("2026-10-02T10:00") as someone:
        finance_one_prepares(someone(FINANCE_ONE), purchase)
        ordered = finance_two_approves(someone(FINANCE_TWO))
    (hers,) = [one for one in ordered if purchase.number in one.words]
    assert hers.amount == -purchase.amount
    with the("2026-10-06T09:30") as someone:
        the_bank_says(someone(FINANCE_ONE), ordered, "RELEVE-1", tmp_path)
    received = Movement(RECEIVED_ON, sale.amount, f"VIR {sale.number}", "GROUPE VARENNE")
    with the("2026-11-02T10:00") as someone:
        the_bank_says(someone(FINANCE_ONE), [received], "RELEVE-2", tmp_path)
        the_receipt_is_matched(someone(FINANCE_ONE), sale)
        all_three_read_it(someone, sale, purchase)
    assert house.ask("broken()", rows="ensemble.config.tests.faults.invariants") == []


def the_client_chooses(petit: Someone) -> None:
    petit.at("/").click(petit.page.locator("main a[href*='/shortlists/']"))
    karim = petit.page.locator(".letter-person", has_text=MEMBER)
    petit.click(karim.locator("a[href$='/choose']"))
    petit.page.locator("#id_starts_on").fill(f"{FIRST_DAY}")
    petit.click(petit.page.locator("form[action$='/choose'] button.button-primary"))
    said(petit, f"Vous avez choisi {MEMBER}")


def the_terms_are_sent(claire: Someone) -> None:
    """Written, then what was said of independence is read, then the papers leave."""
    on_the_mission(claire, "coming").click("Préparer le contrat", role="link")
    claire.page.locator("#id_ends_on").fill(f"{LAST_DAY}")
    for day in MONDAY_TO_THURSDAY:
        claire.page.locator(f"input[name=rhythm][value='{day}']").check()
    claire.click("Garder et continuer", role="button").click("Lire et conclure", role="link")
    conclusion = claire.page.locator("form[action*='/reviews/']")
    conclusion.locator("textarea").fill("Les jours se choisissent ensemble, rien à changer.")
    claire.click(conclusion.locator("button"))
    claire.click("Envoyer les papiers", role="link").click("Envoyer à la signature", role="button")
    said(claire, "2 papiers")


def each_paper_is_signed(signer: Someone, papers: int) -> None:
    """Read to its end, said so, signed; the operator comes last."""
    for _paper in range(papers):
        on_the_mission(signer, "coming").click(signer.page.locator("main a[href*='/sign/']"))
        signer.click(signer.page.locator("form[action$='/read'] button"))
        signer.click(signer.page.locator("form[action$='/now'] button"))
        said(signer, "C’est signé")


def it_begins(claire: Someone) -> None:
    on_the_mission(claire, "coming").reads("Tout est signé").click(
        "Commencer maintenant", role="button"
    )
    said(claire, "La mission commence")


def the_member_declares(karim: Someone) -> None:
    """The month is there, filled from the rhythm agreed and the calendar."""
    on_the_mission(karim).click("Déclarer septembre 2026", role="link")
    karim.click(f"Envoyer à {CLIENT}", role="button")
    said(karim, CLIENT)


def the_client_approves(petit: Someone) -> None:
    month = petit.at("/").page.locator(".card", has_text=TITLE)
    petit.click(month.locator("form[action$='/approve'] button"))
    said(petit, f"{DAYS} jours")


def invoice_read_by(reader: Someone) -> Bill:
    """Once the worker has made its paper."""
    on_the_mission(reader)
    lines = section(reader, "Factures").locator("li", has_text="Télécharger")
    again_until(reader, lines.count)
    number = lines.locator("a[href^='/invoices/']").first.inner_text()
    return Bill(number, euros(lines.locator(".number").inner_text()))


def finance_one_prepares(ines: Someone, purchase: Bill) -> None:
    ines.at("/finance").page.locator("#id_pay_on").fill(f"{PAY_ON}")
    ines.click("Préparer", role="button")
    expect(section(ines, "Dans la liste")).to_contain_text(purchase.number)
    ines.click("Soumettre")
    said(ines, "Soumise")


def finance_two_approves(bruno: Someone) -> list[Movement]:
    """What the file orders, as the bank will book it."""
    bruno.at("/finance").click("Relire").click("Approuver")
    said(bruno, "Approuvée")
    bruno.at("/finance").click(bruno.page.locator("main a[href^='/finance/runs/']").first)
    with bruno.page.expect_download() as waiting:
        bruno.click("Télécharger le fichier")
    return [
        Movement(PAY_ON, -Decimal(amount), words, name, end_to_end_id=number)
        for number, amount, name, words in ORDERED.findall(Path(waiting.value.path()).read_text())
    ]


def the_bank_says(ines: Someone, movements: list[Movement], number: str, folder: Path) -> None:
    facts = {"number": number, "account": ACCOUNT["iban"], "opening": Decimal("100000.00")}
    content, _closing = statement(movements, on=movements[0].on, **facts)
    (folder / "releve.xml").write_bytes(content)
    ines.at("/finance").page.locator("input[type=file]").set_input_files(folder / "releve.xml")
    ines.click("Importer", role="button").click("Enregistrer", role="button")
    said(ines, "Enregistré")


def the_receipt_is_matched(ines: Someone, sale: Bill) -> None:
    """By the worker, to that very invoice: nobody explains it."""
    ines.at("/finance/statements").click("RELEVE-2", role="link")
    again_until(ines, lambda: ines.page.locator(".state", has_text="Expliquée").count())
    ines.click(ines.page.locator("main .rows a"))
    expect(section(ines, "Expliquée")).to_contain_text(sale.number)


def all_three_read_it(someone: Callable[..., Someone], sale: Bill, purchase: Bill) -> None:
    """Each the invoices that are theirs, paid; and one line of the fee, word for word the same."""
    karim, helene, ines = (on_the_mission(someone(name)) for name in (MEMBER, BUYER, FINANCE_ONE))
    for reader, bills in ((helene, [sale]), (karim, [purchase]), (ines, [sale, purchase])):
        lines = section(reader, "Factures").locator("li")
        expect(lines).to_have_count(len(bills))
        for bill in bills:
            expect(lines.filter(has_text=bill.number)).to_contain_text("Payée")
    parties = (karim, helene, ines)
    assert len({section(one, "La même ligne pour les trois").inner_text() for one in parties}) == 1
    paid = section(karim, "Versements").locator(".dated-line", has_text=purchase.number)
    expect(paid).to_contain_text("Versé")


def on_the_mission(reader: Someone, shelf: str = "running") -> Someone:
    return reader.at(f"/missions?show={shelf}").click(TITLE, role="link")


def section(reader: Someone, heading: str) -> Locator:
    """The part of the page that bears this title; some come a moment after the page."""
    title = reader.page.get_by_role("heading", name=heading, exact=True)
    return reader.page.locator("section", has=title).last


def again_until(reader: Someone, seen: Callable[[], int]) -> None:
    """The page, asked again until the worker has done its part."""
    for _second in range(PATIENCE):
        reader.page.wait_for_load_state("networkidle")
        if seen():
            return
        reader.page.wait_for_timeout(1000)
        reader.page.reload()
    raise AssertionError("The worker did not do its part.")


def said(reader: Someone, words: str) -> None:
    expect(reader.page.locator("#toasts")).to_contain_text(words)


def euros(words: str) -> Decimal:
    return Decimal(AMOUNT.sub("", words).replace(",", "."))
