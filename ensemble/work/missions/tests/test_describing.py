from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.marks import Stale, mark_of
from ensemble.work.missions.actions.describing import claim, describe, revise_draft
from ensemble.work.missions.actions.sending import send
from ensemble.work.missions.actions.withdrawing import discard_draft
from ensemble.work.missions.models import Need, NeedVersion
from ensemble.work.missions.tests.builders import ANSWERS

KEY = "k" * 40


def test_it_begins_before_any_account(db, now):
    need = describe(by=None, draft_key=KEY, at=now, **ANSWERS)
    assert (need.state, need.author, need.current.title) == ("draft", None, ANSWERS["title"])


def test_it_goes_on_with_the_draft_of_the_session(db, now):
    first = describe(by=None, draft_key=KEY, at=now, title="Un")
    second = describe(by=None, draft_key=KEY, at=now, title="Deux", days=3)
    assert first == second
    assert list(NeedVersion.objects.values_list("title", "days")) == [("Deux", 3)]


def test_it_accepts_answers_one_at_a_time(db, now):
    need = describe(by=None, draft_key=KEY, at=now, title="Un")
    revise_draft(need, by=None, draft_key=KEY, at=now, context="Parce que.")
    need.refresh_from_db()
    assert (need.current.title, need.current.context) == ("Un", "Parce que.")


def test_it_is_not_written_over_by_who_read_something_else(db, now):
    need = describe(by=None, draft_key=KEY, at=now, title="Un", days=3)
    seen = mark_of({"title": "Un"})
    revise_draft(need, by=None, draft_key=KEY, at=now, seen=seen, title="Deux")
    for go_on in (partial(revise_draft, need), describe):
        with pytest.raises(Stale):
            go_on(by=None, draft_key=KEY, at=now, seen=seen, title="Trois")
        go_on(by=None, draft_key=KEY, at=now, seen=seen, title="Deux")
    assert need.current.title == "Deux"


def test_another_session_may_not_write_it(db, now):
    need = describe(by=None, draft_key=KEY, at=now, title="Un")
    for key in ("", "x" * 40):
        with pytest.raises(Refused):
            revise_draft(need, by=None, draft_key=key, at=now, title="Deux")


def test_it_keeps_no_session_key_for_a_person(petit, now):
    need = describe(by=petit, draft_key=KEY, at=now, title="Un")
    assert (need.author, need.draft_key) == (petit, "")
    assert list(Need.objects.visible_to(petit)) == [need]


def test_it_is_claimed_at_the_door(db, petit, now):
    need = claim(
        describe(by=None, draft_key=KEY, at=now, **ANSWERS), draft_key=KEY, by=petit, at=now
    )
    assert (need.author, need.draft_key, need.versions.get().by) == (petit, "", petit)
    assert claim(need, draft_key=KEY, by=petit, at=now) == need


def test_nobody_claims_the_draft_of_another(db, petit, oscar, now):
    need = describe(by=None, draft_key=KEY, at=now, **ANSWERS)
    with pytest.raises(Refused):
        claim(need, draft_key="x" * 40, by=oscar, at=now)
    claim(need, draft_key=KEY, by=petit, at=now)
    with pytest.raises(Refused):
        claim(Need.objects.get(), draft_key=KEY, by=oscar, at=now)


def test_a_draft_is_invisible_to_everyone_else(db, claire, helene, varenne, petit, now):
    describe(by=petit, at=now, title="Un")
    assert not Need.objects.visible_to(claire)
    assert not Need.objects.visible_to(helene)
    assert not Need.objects.visible_to(None)


def test_a_sent_need_is_no_longer_a_draft(claire, petit, now):
    need = send(describe(by=petit, at=now, **ANSWERS), by=petit, at=now)
    with pytest.raises(TooLate):
        revise_draft(need, by=petit, at=now, title="Deux")
    with pytest.raises(TooLate):
        discard_draft(need, by=petit, at=now)


def test_a_discarded_draft_leaves_no_trace(db, now):
    need = describe(by=None, draft_key=KEY, at=now, title="Un")
    discard_draft(need, by=None, draft_key=KEY, at=now)
    assert not Need.objects.exists()
    assert not NeedVersion.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "visitor"])
def test_two_clicks_at_once_are_one_draft(signed_in, petit, now):
    by, together = petit if signed_in else None, Barrier(2)

    def click() -> None:
        together.wait()
        describe(by=by, draft_key="" if by else KEY, at=now, **ANSWERS)
        connection.close()

    clicks = [Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert Need.objects.get().versions.count() == 1
