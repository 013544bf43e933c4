"""The same journeys in a browser that runs no script."""

import pytest
from playwright.sync_api import expect


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
