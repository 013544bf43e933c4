"""Each page opens, in both languages, for whoever it is for."""

import pytest

NEED_PAGES = ("need", "sent", "reframe", "versions", "questions")


@pytest.fixture(params=["fr", "en"])
def read(request, as_):
    """What each address answers to this person."""

    def pages(person, *addresses) -> dict[str, int]:
        browser = as_(person, headers={"Accept-Language": request.param})
        if person:
            type(person).objects.filter(pk=person.pk).update(language=request.param)
        return {address: browser.get(address).status_code for address in addresses}

    return pages


def all_open(answers: dict[str, int]) -> bool:
    return answers == dict.fromkeys(answers, 200)


def test_it_opens_the_first_question_to_anyone(read, to, db):
    assert all_open(read(None, to("describe")))


def test_it_opens_the_pages_of_a_need_to_the_client(read, to, need, petit):
    names = (*NEED_PAGES, "withdraw_need", "attach_brief", "sentences")
    pages = [to(name, need) for name in names]
    assert all_open(read(petit, to("needs"), to("people"), to("missions"), *pages))


def test_it_opens_the_desk_to_talent(read, to, asked, claire, hugo):
    pages = [to(name, asked.need) for name in (*NEED_PAGES, "hand_over", "compose")]
    others = [to("needs"), to("answers"), to("missions"), to("shortlist", asked)]
    assert all_open(read(claire, *pages, *others))


def test_it_opens_the_letter_to_the_client(read, to, shared, about_karim, petit):
    letter = [to(name, shared) for name in ("shortlist", "shortlist_print", "shortlist_pdf")]
    pages = [to(name, about_karim) for name in ("meet", "question", "choose")]
    assert all_open(
        read(petit, to("needs"), to("people"), to("need", shared.need), *letter, *pages)
    )


def test_it_opens_a_proposal_to_the_person_presented(read, to, build, asked, karim):
    hers = build.presentation_of(asked, karim)
    pages = [to("proposal", hers), to("slots", hers), to("need", asked.need)]
    assert all_open(read(karim.person, to("proposals"), to("missions"), *pages))


def test_it_opens_what_a_choice_left(read, to, mission, petit, karim, claire, ines):
    for person in (petit, karim.person, claire, ines):
        assert all_open(read(person, to("missions"), to("mission", mission)))
    need = mission.need
    assert all_open(read(petit, to("need", need), to("sentences", need), to("people")))
    assert all_open(read(claire, to("answers"), to("need", need)))
    assert all_open(read(karim.person, to("proposal", mission.presentation)))


def test_it_opens_the_fee_to_finance(read, to, rule, bruno):
    assert all_open(read(bruno, to("fee_rules")))
