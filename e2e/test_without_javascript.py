"""The same journeys in a browser that runs no script."""

import re

import pytest
from playwright.sync_api import expect

from e2e.letters import digits_for
from e2e.test_invitations import register_an_application


@pytest.fixture
def plain(someone):
    return lambda name="": someone(name, java_script_enabled=False)


def test_a_need_is_sent(plain):
    """K2."""
    oscar = plain("Amadou Sissoko").at("/").click("Nouveau besoin")
    oscar.page.locator("#id_title").fill("Un inventaire qui tombe juste")
    oscar.page.locator("#id_context").fill("Trois magasins, trois méthodes.")
    oscar.page.locator("#id_outcome").fill("Une méthode, un écart sous un pour cent.")
    oscar.click("Continuer").click(oscar.page.locator("form[action$='/send'] button"))
    expect(oscar.heading).to_contain_text("votre besoin")
    assert oscar.clicks <= 3


def test_someone_nobody_knows_sends_a_need(plain, someone):
    """K2, from the first page to a promised hour: the door, a password and an application."""
    address = "rose.garnier@tanneries.example"
    rose = plain().at("/").click("Décrire mon besoin")
    rose.page.locator("#id_title").fill("Un atelier qui livre à l’heure")
    rose.page.locator("#id_context").fill("Deux ateliers, un seul quai.")
    rose.page.locator("#id_outcome").fill("En mai, neuf livraisons sur dix partent à l’heure.")
    rose.click("Continuer", role="button").reads("Un atelier qui livre à l’heure")
    rose.click(rose.page.locator("a[href^='/door']"))
    rose.page.locator("#id_email").fill(address)
    rose.click("Recevoir", role="button")
    expect(rose.page).to_have_url(re.compile("/door/code"))
    rose.page.locator("#id_digits").fill(digits_for(someone(), address))
    rose.click("Continuer", role="button")
    rose.page.locator("#id_name").fill("Rose Garnier")
    rose.click("Continuer", role="button")
    register_an_application(rose)
    expect(rose.page).to_have_url(re.compile("/needs/new/check"))
    rose.reads("Deux ateliers, un seul quai.")
    rose.page.locator("#id_organisation_name").fill("Tanneries Garnier")
    rose.click(rose.page.locator("form[action$='/send'] button"))
    expect(rose.page.locator(".promise-words b")).to_contain_text(re.compile(r"\d\u00a0h"))


def test_a_draft_changed_in_another_tab_is_shown_beside(plain):
    first = plain("Amadou Sissoko").at("/needs/new")
    second = first.page.context.new_page()
    second.goto(first.url + "/needs/new")
    for page, title in ((first.page, "Un quai"), (second, "Deux quais")):
        page.locator("#id_title").fill(title)
        page.locator("#id_context").fill("Trois magasins.")
        page.locator("#id_outcome").fill("Une méthode.")
        page.locator("#need button.button-primary").click()
    expect(second.locator("#need .callout")).to_contain_text("Un quai")
    expect(second.locator("#id_title")).to_have_value("Deux quais")
    second.locator("#need button[name=instead]").click()
    expect(second).to_have_url(re.compile("/needs/new/check"))
    expect(second.locator("main")).to_contain_text("Deux quais")


def test_a_proposal_is_answered(plain):
    """M6."""
    aissatou = plain("Aïssatou Diallo").at("/")
    aissatou.click(aissatou.page.locator("main a[href*='/proposals/']"))
    aissatou.click(aissatou.page.locator("button[name=answer][value=no]"))
    aissatou.reads("Vous avez dit non merci")
    assert aissatou.clicks <= 2


def test_a_wrong_answer_is_given_back_with_a_reason(plain):
    visitor = plain().at("/needs/new")
    visitor.page.locator("#id_title").fill("Sans contexte")
    visitor.click("Continuer", role="button")
    expect(visitor.page.locator("#id_title")).to_have_value("Sans contexte")
    expect(visitor.page.locator(".error-summary, [role=alert]").first).to_be_visible()


def test_a_month_is_sent(plain):
    """M1."""
    karim = plain("Karim Benali").at("/")
    karim.click(karim.page.locator("main a[href*='/days/']"))
    karim.click("Envoyer à Laurent Petit", role="button")
    expect(karim.page.locator("#toasts")).to_contain_text("Laurent Petit")
    assert karim.clicks <= 2


def test_days_are_approved(plain):
    """K1."""
    petit = plain("Laurent Petit").at("/")
    petit.click(petit.page.locator("form[action$='/approve'] button"))
    expect(petit.page.locator("#toasts")).to_contain_text("validé")
    assert petit.clicks <= 1


def test_a_paper_is_signed(plain):
    """M7."""
    karim = plain("Karim Benali").at("/")
    karim.click(karim.page.locator("main .card", has_text="Charte de").locator("a[href^='/sign/']"))
    karim.reads("Karim Benali conduit la mission.")
    karim.click(karim.page.locator("form[action$='/read'] button"))
    karim.click(karim.page.locator("form[action$='/now'] button"))
    expect(karim.page.locator("#toasts")).to_contain_text("C’est signé")
    assert karim.clicks <= 3
