"""The main journey, as those who live it: a company nobody knows yet describes a need; a person
answers with people who agreed; they meet; one is chosen, and everyone hears why."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from e2e.letters import digits_for
from e2e.phone import carry_a_phone

TITLE = "Reprendre la paie de trois sociétés rachetées"
THREE = ("Karim Benali", "Nadia Ferrand", "Sophie Arnaud")
WHY = "{} a tenu une reprise de cette taille, avec les mêmes délais."


@pytest.fixture
def client(someone):
    """Anne Roche, who comes from nowhere and leaves her need with a named person."""
    anne = someone().at("/").click("Décrire mon besoin")
    carry_a_phone(anne.page)
    anne.page.locator("#id_title").fill(TITLE)
    anne.page.locator("#id_context").fill("Trois logiciels, trois conventions collectives.")
    anne.page.locator("#id_outcome").fill("En mars, une seule paie, et aucun bulletin faux.")
    anne.click("Continuer", role="button").reads(TITLE)
    anne.click(anne.page.locator("a[href^='/door']"))
    anne.page.locator("#id_email").fill("anne.roche@filatures.example")
    anne.click("Recevoir", role="button")
    expect(anne.page).to_have_url(re.compile("/door/code"))
    code = digits_for(someone(), "anne.roche@filatures.example")
    anne.page.locator("#id_digits").fill(code)
    anne.click("Continuer", role="button")
    anne.page.locator("#id_name").fill("Anne Roche")
    anne.click("Continuer", role="button")
    anne.click("Créer ma clé", role="button")
    expect(anne.page).to_have_url(re.compile("/needs/new/check"))
    anne.page.locator("#id_organisation_name").fill("Filatures Roche")
    anne.click(anne.page.locator("form[action$='/send'] button"))
    return anne


def test_from_a_need_to_an_answer_for_everyone(client, someone):
    manager = client.page.locator(".promise h2").inner_text()
    expect(client.page.locator(".promise-words b")).to_contain_text(re.compile(r"\d\u00a0h"))
    need = re.search(r"/needs/[0-9a-f-]+", client.page.url)[0]

    talent = someone(manager).at(need).click("Composer")
    ask_three(talent)
    for number, name in enumerate(THREE):
        say_yes(someone(name), TITLE, gives_hours=number == 0)
    talent.at(f"{need}/compose").click("Signer et envoyer", role="button")
    expect(talent.page.locator("#toasts")).to_contain_text("Anne Roche")

    client.at("/").click(client.page.locator("main a[href*='/shortlists/']"))
    for name in THREE:
        client.reads(WHY.format(name.split()[0]))
    assert client.page.locator(".letter-person h2").all_inner_texts() == alphabetical(THREE)
    karim = client.page.locator(".letter-person", has_text="Karim Benali")
    client.click(karim.locator("a[href$='/meet']"))
    client.click(client.page.locator(".given-hours button"))
    expect(client.page.locator("#toasts")).to_contain_text("Karim")

    nadia = client.page.locator(".letter-person", has_text="Nadia Ferrand")
    client.click(nadia.locator("a[href$='/choose']"))
    client.page.locator("#id_starts_on").fill(f"{date.today().year + 1}-02-01")
    client.page.locator("#id_days").fill("40")
    expect(client.page.locator("#total")).to_contain_text("40 jours")
    client.click("Confirmer", role="button")
    for box in client.page.locator("textarea").all():
        box.fill("Le rythme ne convenait pas aux trois sites.")
    client.click(client.page.locator("main form button.button-primary"))

    answer_everyone(talent, TITLE)
    for name in ("Karim Benali", "Sophie Arnaud"):
        reads_the_answer(someone(name), TITLE)
    chosen = someone("Nadia Ferrand").at("/missions")
    chosen.reads(TITLE)


def ask_three(talent) -> None:
    for number, name in enumerate(THREE, start=1):
        talent.page.locator("#id_q").fill(name)
        talent.click(talent.page.get_by_label(f"Ajouter {name}"))
        expect(talent.page.locator(".composed")).to_have_count(number)
    for name in THREE:
        theirs = talent.page.locator(".composed", has_text=name).locator("textarea")
        theirs.nth(0).fill(WHY.format(name.split()[0]))
        theirs.nth(1).fill("N’a jamais tenu trois paies à la fois.")
    talent.click(talent.page.locator("#letter .desk-end button.button-primary"))
    expect(talent.page.locator("#toasts")).to_contain_text("3 personnes")


def say_yes(member, title: str, *, gives_hours: bool) -> None:
    member.at("/proposals").click(member.page.locator("main a", has_text=title))
    member.reads(WHY.format(member.page.locator(".letter-person h2").inner_text().split()[0]))
    member.click(member.page.locator("button[name=answer][value=yes]"))
    if gives_hours:
        member.page.locator("label.slot").first.click()
        member.click("Donner ces heures", role="button")
        expect(member.page.locator("#toasts")).to_contain_text("Merci")


def answer_everyone(talent, title: str) -> None:
    for _one in range(2):
        talent.at("/answers")
        card = talent.page.locator("main .card", has_text=title).first
        card.locator("textarea").fill("Anne Roche cherchait quelqu’un trois jours sur chaque site.")
        talent.click(card.locator("button.button-primary"))
        expect(talent.page.locator("#toasts")).to_contain_text("réponse")
    expect(talent.page.locator("main .card", has_text=title)).to_have_count(0)


def reads_the_answer(member, title: str) -> None:
    member.at("/proposals").click(member.page.locator("main a", has_text=title))
    member.reads("Anne Roche cherchait quelqu’un trois jours sur chaque site.")
    expect(member.page.locator("main")).not_to_contain_text("Le rythme ne convenait pas")


def alphabetical(names) -> list[str]:
    return sorted(names, key=lambda name: name.split()[-1])
