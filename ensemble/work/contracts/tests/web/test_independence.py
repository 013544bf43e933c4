"""What each side says of the work itself, and who concludes."""

import pytest

from ensemble.work.contracts.actions.preparing import prepare
from ensemble.work.contracts.models import Review

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.fixture
def review(build, mission, claire, now) -> Review:
    prepare(mission, build.conditions(mission), by=claire, at=now)
    return Review.objects.get()


def test_each_side_ticks_and_all_three_read_the_conclusion(
    as_, review, mission, karim, petit, claire, ines, to
):
    said = {"hours": "on", "words": "8 h à 17 h"}
    assert as_(karim.person).post(to("independence", mission), said).status_code == 303
    assert "8 h à 17 h" in as_(petit).get(to("independence", mission)).text
    page = as_(claire).get(to("independence", mission))
    assert to("look_at", review) in page.text
    as_(claire).post(to("look_at", review), {"words": "Les jours se choisissent ensemble."})
    for person in (karim.person, petit, claire, ines):
        assert "Les jours se choisissent ensemble." in as_(person).get(to("mission", mission)).text


def test_nobody_else_concludes(as_, review, karim, petit, ines, to):
    for person in (karim.person, petit, ines):
        assert as_(person).post(to("look_at", review), {"words": "Vu."}).status_code == 403


def test_a_conclusion_has_words(as_, review, claire, to):
    assert as_(claire).post(to("look_at", review), {"words": ""}).status_code == 422


def test_what_she_said_stands_in_her_form(as_, review, mission, karim, to):
    browser = as_(karim.person)
    browser.post(to("independence", mission), {"badge": "on", "words": "Un badge bleu"})
    form = browser.get(to("independence", mission)).context["form"]
    assert form["badge"].initial is True
    assert form["words"].initial == "Un badge bleu"
