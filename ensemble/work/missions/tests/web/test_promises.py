"""A date that slips, from the pages of both sides."""

from datetime import UTC, datetime

import pytest

FRIDAY = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
ANSWERS = {"to_day": "2026-11-20", "to_hour": "12:00", "because": "Deux personnes répondent jeudi."}


def readable(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ")


def test_the_talent_manager_gives_another_date_and_the_client_reads_both(
    as_, claire, petit, need, to
):
    page = as_(claire).get(to("need", need)).content.decode()
    assert to("postpone", need) in page
    answer = as_(claire).post(to("postpone", need), ANSWERS)
    assert answer.url == to("need", need)
    need.refresh_from_db()
    assert need.promised_at == FRIDAY
    for side in (petit, claire):
        page = readable(as_(side).get(to("need", need)))
        assert "<s>lundi 16 novembre à 10 h</s>" in page
        assert "Deux personnes répondent jeudi." in page
    assert "vendredi 20 novembre à 12 h</b> ; c’était promis pour lundi" in readable(
        as_(petit).get(to("needs"))
    )


def test_it_suggests_a_working_day_after_the_promise(as_, claire, need, to):
    suggested = as_(claire).get(to("postpone", need)).context["form"]["to"].value()
    assert suggested.astimezone(UTC) == datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "wrong",
    [
        {"because": " "},
        {"to_day": "2026-11-12"},
        {"to_day": "2026-11-21"},
        {"to_hour": ""},
        {"to_day": "demain"},
    ],
)
def test_a_wrong_date_keeps_the_answers(as_, claire, need, to, wrong):
    answer = as_(claire).post(to("postpone", need), ANSWERS | wrong)
    assert answer.status_code == 422
    need.refresh_from_db()
    assert need.postponements.count() == 0


def test_too_late_keeps_the_answers_too(as_, claire, shared, to):
    answer = as_(claire).post(to("postpone", shared.need), ANSWERS)
    assert answer.status_code == 409
    assert "Deux personnes répondent jeudi." in answer.content.decode()


def test_only_the_sides_that_wait_read_why(as_, ines, karim, asked, claire, to):
    as_(claire).post(to("postpone", asked.need), ANSWERS)
    for other in (ines, karim.person):
        page = readable(as_(other).get(to("need", asked.need)))
        assert "Deux personnes répondent jeudi." not in page


def test_the_client_has_no_such_page(as_, petit, need, to):
    assert to("postpone", need) not in as_(petit).get(to("need", need)).content.decode()
    assert as_(petit).get(to("postpone", need)).status_code == 403
    assert as_(petit).post(to("postpone", need), ANSWERS).status_code == 403
