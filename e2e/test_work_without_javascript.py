"""A month, its approval and a signature, in a browser that runs no script."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def plain(someone):
    return lambda name: someone(name, java_script_enabled=False)


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
