"""A letter that keeps itself as it is typed, by one who types faster than the answers come, and by two."""

import re
from time import sleep

import pytest
from playwright.sync_api import Response, Route, expect

SLOW = 1.5  # seconds, longer than the pause after which words are kept
A_PAUSE = 1_000


@pytest.fixture
def desk(someone, town):
    """Of whoever composes the letter that nobody has begun, two people in it at least."""

    def open_for(name: str):
        one = someone(name).at(f"{town.compose}/compose")
        one.page.locator("#id_q").fill("planification")
        while (number := one.page.locator(".composed").count()) < 2:
            one.click(one.page.locator("#found button"))
            expect(one.page.locator(".composed")).to_have_count(number + 1)
        return one

    return open_for


def first_words(one):
    return one.page.locator(".composed textarea").first


def test_nobody_is_her_own_rival(desk):
    """T1, over a slow line: each request waits for the one before, and leaves with its marks."""
    claire, answers = desk("Claire Morel"), []
    claire.page.on("response", lambda answer: answers.append(answer))
    claire.page.route("**/compose/save", slowly)
    for words in ("Elle a tenu", " un chantier", " de cette taille."):
        first_words(claire).press_sequentially(words)
        claire.page.wait_for_timeout(A_PAUSE)
    while not any(has_kept("taille", answer) for answer in answers):
        claire.page.wait_for_timeout(A_PAUSE)
    assert {answer.status for answer in answers} == {200}
    expect(claire.page.locator(".saved")).to_contain_text("Enregistré")
    expect(first_words(desk("Hugo Lantier"))).to_have_value(
        "Elle a tenu un chantier de cette taille."
    )


def test_two_managers_read_each_other(desk):
    claire, hugo = desk("Claire Morel"), desk("Hugo Lantier")
    before = first_words(hugo).input_value()
    for one, words in ((claire, "Vu à Lyon. "), (hugo, "Vu à Lille. ")):
        with one.page.expect_response("**/compose/save"):
            first_words(one).press_sequentially(words)
    callout = hugo.page.locator(".composed .callout")
    expect(callout).to_contain_text(f"Vu à Lyon. {before}".strip())
    expect(first_words(hugo)).to_be_focused()
    with hugo.page.expect_response("**/compose/save") as answer:
        first_words(hugo).press_sequentially("Encore. ")
    assert answer.value.status == 409
    expect(first_words(desk("Claire Morel"))).to_have_value(f"Vu à Lyon. {before}".strip())
    hugo.click(callout.locator("button"))
    expect(first_words(hugo)).to_have_value(f"Vu à Lille. Encore. {before}".strip())


def test_a_need_leaves_after_what_it_was_kept_as(someone):
    """Over a slow line: going on waits for the words being kept, and meets nobody."""
    visitor = someone().at("/needs/new")
    visitor.page.route("**/needs/new/save", slowly)
    visitor.page.locator("#id_title").fill("Un stock juste")
    visitor.page.locator("#id_context").fill("Trois magasins.")
    with visitor.page.expect_request("**/needs/new/save"):
        visitor.page.locator("#id_outcome").press_sequentially("Un écart sous")
    visitor.page.locator("#id_outcome").press_sequentially(" un pour cent.")
    visitor.click("Continuer", role="button")
    expect(visitor.page).to_have_url(re.compile("/needs/new/check"))
    visitor.reads("Un écart sous un pour cent.")


def test_an_old_tab_writes_over_nothing(someone):
    visitor = someone().at("/needs/new")
    second = visitor.page.context.new_page()
    second.goto(visitor.url + "/needs/new")
    for page, words in ((visitor.page, "Un quai"), (second, "Deux quais")):
        with page.expect_response("**/needs/new/save"):
            page.locator("#id_title").press_sequentially(words)
    expect(second.locator("#need .callout").last).to_contain_text("Un quai")
    expect(second.locator("#id_title")).to_be_focused()
    expect(second.locator("#id_title")).to_have_value("Deux quais")
    second.locator("#id_context").fill("Trois magasins.")
    second.locator("#id_outcome").fill("Une méthode.")
    second.locator("#need button[name=instead]").click()
    expect(second.locator("main")).to_contain_text("Deux quais")
    expect(second).to_have_url(re.compile("/needs/new/check"))


def slowly(route: Route) -> None:
    sleep(SLOW)
    route.continue_()


def has_kept(word: str, answer: Response) -> bool:
    return answer.url.endswith("/compose/save") and word in (answer.request.post_data or "")
