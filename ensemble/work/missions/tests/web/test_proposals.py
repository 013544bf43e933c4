"""The person presented: what the client would read, her facts, her answer, her hours."""

import pytest

from ensemble.work.missions.tests.builders import LIMIT, WHY

FACTS = {"line": "Directeur de la planification", "years": "18", "rate": "1 000,5", "place": "Lyon"}


@pytest.fixture
def hers(build, asked, karim):
    return build.presentation_of(asked, karim)


@pytest.fixture
def she(as_, karim):
    return as_(karim.person)


def test_she_reads_exactly_what_the_client_would_read(she, hers, as_, claire, to):
    page = she.get(to("proposal", hers)).content.decode()
    for words in (WHY, LIMIT, "Directeur supply chain", "850,00\u00a0€", "923,91\u00a0€"):
        assert words in page
    assert "Oui ou non, votre réponse ne change rien pour la suite." in page
    assert "Groupe Varenne" in page


def test_the_budget_is_between_the_client_and_the_team(she, hers, as_, claire, to):
    version = hers.need.current
    type(version).objects.filter(pk=version.pk).update(budget=1234)
    for page in (to("proposal", hers), to("need", hers.need), to("versions", hers.need)):
        assert "1\u00a0234" not in she.get(page).content.decode()
    assert "1\u00a0234" in as_(claire).get(to("need", hers.need)).content.decode()


def test_she_answers_in_two_clicks_without_javascript(she, hers, to):
    assert to("proposal", hers) in she.get(to("proposals")).content.decode()
    answer = she.post(to("answer_proposal", hers), {"answer": "yes"})
    assert answer.url == to("slots", hers)
    hers.refresh_from_db()
    assert hers.state == "yes"


def test_no_thank_you_asks_no_reason_and_may_become_a_yes(she, hers, to):
    page = she.post(to("answer_proposal", hers), {"answer": "no"}, follow=True)
    assert "Cela n’a aucune suite." in page.content.decode()
    she.post(to("answer_proposal", hers), {"answer": "yes"})
    hers.refresh_from_db()
    assert hers.state == "yes"


def test_answering_twice_is_once(she, hers, letters_to, claire, to):
    for _twice in range(2):
        she.post(to("answer_proposal", hers), {"answer": "yes"})
    assert letters_to(claire).count("consent_answered") == 1


def test_she_sets_her_facts_right(she, hers, to):
    she.post(to("correct_facts", hers), FACTS)
    hers.refresh_from_db()
    assert (hers.line, hers.years, str(hers.rate)) == (FACTS["line"], 18, "1000.50")


def test_what_she_typed_stays_when_a_fact_is_not_one(she, hers, to):
    answer = she.post(to("correct_facts", hers), FACTS | {"rate": "-3"})
    assert answer.status_code == 422
    assert FACTS["line"] in answer.content.decode()


def test_a_missing_rate_is_asked_before_the_yes(she, hers, to):
    type(hers).objects.filter(pk=hers.pk).update(rate=None)
    answer = she.post(to("answer_proposal", hers), {"answer": "yes"})
    assert answer.status_code == 422
    assert "rate" in answer.context["form"].errors
    hers.refresh_from_db()
    assert hers.state == "asked"


def test_she_withdraws_until_the_end(as_, karim, petit, shared, about_karim, to):
    she = as_(karim.person)
    for _twice in range(2):
        assert she.post(to("withdraw_consent", about_karim)).url == to("proposal", about_karim)
    assert "Karim Benali" not in as_(petit).get(to("shortlist", shared)).content.decode()


def test_reading_never_answers(she, hers, to):
    for name in ("answer_proposal", "withdraw_consent", "correct_facts"):
        assert she.get(to(name, hers)).status_code == 405
    hers.refresh_from_db()
    assert hers.state == "asked"


def test_she_gives_half_hours_or_leaves_it(she, hers, to):
    she.post(to("answer_proposal", hers), {"answer": "yes"})
    page = she.get(to("slots", hers))
    assert to("proposal", hers) in page.content.decode()
    first_day = page.context["form"].days()[0]["hours"]
    given = she.post(to("slots", hers), {"hours": [first_day[0][0], first_day[4][0]]})
    assert given.url == to("proposal", hers)
    assert "demi-heure" in she.get(given.url).content.decode()


@pytest.mark.parametrize("who", ["julie", "sophie"])
def test_another_member_finds_nothing(as_, request, hers, to, who):
    other = request.getfixturevalue(who).person
    assert as_(other).get(to("proposal", hers)).status_code == 404
    assert as_(other).post(to("answer_proposal", hers), {"answer": "yes"}).status_code == 404


def test_her_list_costs_the_same_with_one_and_with_three(
    build, she, asked, karim, julie, petit, claire, now, queries, to
):
    one = queries(she, to("proposals"))
    for title in ("Deuxième", "Troisième"):
        build.asked_shortlist(
            build.sent_need(petit, at=now, title=title), [karim, julie], by=claire, at=now
        )
    assert queries(she, to("proposals")) == one <= 20
