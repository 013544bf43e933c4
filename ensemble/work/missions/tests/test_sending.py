from datetime import UTC, datetime

import pytest

from ensemble.foundation.accounts.access import has_seat
from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.timeline.reading import history_of
from ensemble.work.missions.actions.describing import claim, describe
from ensemble.work.missions.actions.sending import name_colleague, send
from ensemble.work.missions.models import Need
from ensemble.work.missions.tests.builders import ANSWERS, sent_need


def test_it_promises_a_date_in_working_days(claire, petit, now):
    need = sent_need(petit, at=now)
    assert need.state == "sent"
    assert need.promised_at == datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def test_a_need_of_the_night_counts_from_the_morning(claire, petit):
    need = sent_need(petit, at=datetime(2026, 11, 13, 23, 0, tzinfo=UTC))
    assert need.promised_at == datetime(2026, 11, 18, 8, 0, tzinfo=UTC)


def test_it_gives_the_client_a_name_and_the_manager_the_need(claire, petit, letters_to, now):
    need = sent_need(petit, at=now)
    assert need.talent_manager == claire
    assert letters_to(petit) == ["need_received"]
    assert letters_to(claire) == ["need_entrusted"]


def test_sending_twice_is_sending_once(claire, petit, letters_to, now):
    draft = describe(by=petit, at=now, **ANSWERS)
    again = Need.objects.get(pk=draft.pk)
    first, second = send(draft, by=petit, at=now), send(again, by=petit, at=now)
    assert first == second
    assert letters_to(petit) == ["need_received"]
    assert [entry.verb for entry in history_of(first)] == ["missions.need_sent"]


def test_a_first_time_client_founds_her_organisation(claire, now):
    visitor = meet("zoe.martin@rivage.example", "Zoé Martin", at=now)
    draft = describe(by=None, draft_key="k" * 40, at=now, **ANSWERS)
    draft = claim(draft, draft_key="k" * 40, by=visitor, at=now)
    need = send(draft, by=visitor, at=now, organisation_name="Rivage")
    assert need.organisation.name == "Rivage"
    assert has_seat(visitor, need.organisation, "buyer")


def test_someone_with_two_seats_says_which(claire, petit, helene, ardance, oscar, now):
    from ensemble.foundation.accounts.actions.seating import give_seat

    give_seat(petit, ardance, "manager", by=oscar, at=now)
    draft = describe(by=petit, at=now, **ANSWERS)
    with pytest.raises(Incomplete):
        send(draft, by=petit, at=now)
    assert send(draft, by=petit, organisation=ardance, at=now).organisation == ardance


def test_nobody_sends_for_a_company_that_is_not_hers(claire, petit, ardance, now):
    with pytest.raises(Refused):
        send(describe(by=petit, at=now, **ANSWERS), by=petit, organisation=ardance, at=now)


def test_talent_sends_for_a_client_and_answers_it(claire, varenne, helene, letters_to, now):
    draft = describe(by=claire, at=now, **ANSWERS)
    need = send(draft, by=claire, organisation=varenne, at=now)
    assert need.talent_manager == claire
    assert (letters_to(helene), letters_to(claire)) == (["need_received"], [])


@pytest.mark.parametrize("who", ["samira", "ines", "odile"])
def test_the_other_desks_send_no_need(who, claire, now, request):
    person = request.getfixturevalue(who)
    with pytest.raises(Refused):
        send(describe(by=person, at=now, **ANSWERS), by=person, organisation_name="X", at=now)


def test_a_member_sends_no_need(karim, now):
    with pytest.raises(Refused):
        send(
            describe(by=karim.person, at=now, **ANSWERS),
            by=karim.person,
            organisation_name="X",
            at=now,
        )


def test_an_unfinished_draft_is_not_sent(claire, petit, now):
    draft = describe(by=petit, at=now, title="Un")
    with pytest.raises(Incomplete):
        send(draft, by=petit, at=now)
    assert Need.objects.get().state == "draft"


def test_without_anyone_to_answer_the_draft_is_kept(petit, now):
    draft = describe(by=petit, at=now, **ANSWERS)
    with pytest.raises(TooLate):
        send(draft, by=petit, at=now)
    assert Need.objects.get().state == "draft"


def test_it_goes_to_whoever_has_the_fewest_open_needs(claire, hugo, petit, now):
    managers = [sent_need(petit, at=now).talent_manager.name for _ in range(4)]
    assert managers == ["Hugo Lantier", "Claire Morel", "Hugo Lantier", "Claire Morel"]


def test_it_passes_over_the_absent(claire, hugo, petit, now):
    declare_absence(
        hugo, stand_in=claire, starts_on=now.date(), ends_on=now.date(), by=hugo, at=now
    )
    assert sent_need(petit, at=now).talent_manager == claire


def test_a_colleague_named_on_it_reads_it(need, petit, helene, varenne, now):
    from ensemble.foundation.accounts.actions.seating import give_seat

    colleague = meet("ana.silva@varenne.example", "Ana Silva", at=now)
    with pytest.raises(Refused):
        name_colleague(need, colleague, by=petit, at=now)
    give_seat(colleague, varenne, "manager", by=helene, at=now)
    assert not Need.objects.visible_to(colleague)
    name_colleague(need, colleague, by=petit, at=now)
    name_colleague(need, colleague, by=petit, at=now)
    assert list(Need.objects.visible_to(colleague)) == [need]
    assert need.client_people() == [petit, colleague]
