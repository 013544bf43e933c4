"""An invitation as a new person lives it: the link of the letter, the door, a first key, and home."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from e2e.conftest import Someone
from e2e.letters import digits_for, link_for
from e2e.phone import carry_a_phone

CHOSEN = "une phrase longue et facile"


def test_a_member_is_invited_by_name_and_comes_home(someone):
    """Talent's letter, a passkey, three sentences, a place, the charter, home."""
    claire = someone("Claire Morel").at("/people/invite")
    claire.page.locator("#id_name").fill("Léa Fontaine")
    claire.page.locator("#id_email").fill("lea.fontaine@ailleurs.example")
    claire.page.locator("#id_words").fill("Karim m’a parlé de vous.")
    claire.click("Envoyer l’invitation", role="button")

    lea = someone()
    carry_a_phone(lea.page)
    lea.at(link_for(someone(), "Léa Fontaine"))
    lea.reads("Claire Morel").reads("Karim m’a parlé de vous.").click("Oui, j’accepte")
    create_a_passkey(lea)

    expect(lea.page).to_have_url(re.compile("/welcome/words"))
    lea.page.locator("#id_line").fill("Approvisionnements de l’agroalimentaire")
    lea.click("Continuer", role="button")
    lea.page.locator("#id_city").fill("Angers")
    lea.click("Continuer", role="button").reads("charte")
    lea.page.locator("#id_accepted").check()
    lea.click("J’accepte", role="button")
    expect(lea.page).to_have_url(lea.url + "/")
    expect(lea.heading).to_contain_text("Léa")
    lea.at("/me/card").reads("Approvisionnements de l’agroalimentaire")


def test_a_talent_manager_comes_in_with_a_password_and_an_application(someone):
    """One administrator asks, another confirms; the letter leads to the door, the door to a code."""
    address = "paul.girard@ensemble.example"
    odile = someone("Odile Rey").at("/team/roles/new")
    odile.page.locator("#id_name").fill("Paul Girard")
    odile.page.locator("#id_email").fill(address)
    odile.page.locator("input[name=role][value=talent]").check()
    odile.click(odile.page.locator("main form button.button-primary"))
    marc = someone("Marc Tessier").at("/team")
    marc.click(marc.page.locator("form[action$='/grant'] button")).proves_again()
    expect(marc.page.locator("#toasts")).to_contain_text("Paul Girard")

    paul = someone().at(link_for(someone(), "Paul Girard", about="confié"))
    paul.page.locator("#id_email").fill(address)
    paul.click("Recevoir", role="button")
    paul.page.locator("#id_digits").fill(digits_for(someone(), "Paul Girard"))
    paul.click("Continuer", role="button")
    register_an_application(paul)
    expect(paul.page).to_have_url(paul.url + "/")
    paul.reads("Bonjour Paul")
    paul.at("/people").reads("Inviter")


def test_an_administrator_is_invited_from_the_console(someone, town):
    """The first person of an installation: nobody is there to send the letter."""
    address = "alix.garnier@ensemble.example"
    town.manage("invite_administrator", address, "--name", "Alix Garnier")
    alix = someone()
    carry_a_phone(alix.page)
    alix.at(link_for(someone(), "Alix Garnier")).click("Oui, j’accepte")
    create_a_passkey(alix)
    expect(alix.page).to_have_url(alix.url + "/")
    alix.at("/team").reads("Alix Garnier")


def create_a_passkey(newcomer: Someone) -> None:
    expect(newcomer.page).to_have_url(re.compile("/door/passkey"))
    newcomer.click("Créer ma clé", role="button")


def register_an_application(newcomer: Someone) -> None:
    """What a telephone would compute from the words under the square."""
    newcomer.click("Je préfère un mot de passe et une application")
    secret = re.sub(r"\s", "", newcomer.page.locator(".secret").inner_text())
    newcomer.page.locator("#id_password").fill(CHOSEN)
    digits = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    newcomer.page.locator("#id_digits").fill(digits)
    newcomer.click("Enregistrer et entrer", role="button")
