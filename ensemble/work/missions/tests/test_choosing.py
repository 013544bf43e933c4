from datetime import date, timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.choosing import choose, none_fits
from ensemble.work.missions.actions.consenting import withdraw
from ensemble.work.missions.models import Mission, Need, NotRetained, Presentation, Shortlist
from ensemble.work.missions.tests.builders import (
    asked_shortlist,
    chosen_mission,
    presentation_of,
    put_in_force,
    sent_need,
    shared_shortlist,
)

TERMS = {"starts_on": date(2026, 12, 7), "days": 60}


def test_it_leaves_a_mission_with_its_money_frozen(shared, karim, petit, claire, now):
    mission = chosen_mission(shared, karim, by=petit, at=now)
    assert (mission.state, mission.member, mission.talent_manager) == ("ready", karim, claire)
    assert (mission.rate, mission.fee, mission.price) == (
        Decimal("850.00"),
        Decimal("73.91"),
        Decimal("923.91"),
    )
    assert (mission.percent, mission.basis) == (Decimal("8.00"), "client_price")
    assert (Need.objects.get().state, Shortlist.objects.get().outcome) == ("chosen", "chosen")


def test_a_new_fee_changes_nothing_that_was_shown(shared, karim, petit, ines, bruno, now):
    later = now + timedelta(days=1)
    put_in_force(ines, bruno, at=now, percent="15", valid_from=later.date())
    mission = choose(presentation_of(shared, karim), by=petit, at=later, **TERMS)
    assert (mission.percent, mission.price) == (Decimal("8.00"), Decimal("923.91"))


def test_it_is_told_to_everyone_concerned(shared, karim, petit, helene, claire, now, letters_to):
    choose(presentation_of(shared, karim), by=helene, at=now, **TERMS)
    assert letters_to(karim.person)[-1] == "chosen"
    assert letters_to(petit)[-1] == "choice_made"
    assert letters_to(helene)[-1] == "choice_made"
    assert letters_to(claire)[-1] == "choice_told"


def test_choosing_twice_is_choosing_once(shared, karim, petit, now, letters_to):
    first = choose(presentation_of(shared, karim), by=petit, at=now, **TERMS)
    second = choose(presentation_of(shared, karim), by=petit, at=now, **TERMS)
    assert first == second
    assert letters_to(karim.person).count("chosen") == 1


def test_the_second_buyer_is_told_who_won(shared, karim, julie, petit, helene, now):
    choose(presentation_of(shared, karim), by=petit, at=now, **TERMS)
    with pytest.raises(TooLate, match=r"Laurent Petit.*Karim Benali"):
        choose(presentation_of(shared, julie), by=helene, at=now, **TERMS)
    assert Mission.objects.get().member == karim


def test_the_purchase_order_is_kept(shared, karim, petit, now):
    mission = choose(
        presentation_of(shared, karim), by=petit, at=now, purchase_order="PO-4512", **TERMS
    )
    assert mission.purchase_order == "PO-4512"


def test_everyone_else_is_owed_an_answer(shared, karim, julie, nadia, petit, now):
    other = presentation_of(shared, julie)
    choose(
        presentation_of(shared, karim),
        by=petit,
        at=now,
        sentences={other.public_id: "Nous cherchions quelqu’un de la région."},
        **TERMS,
    )
    owed = NotRetained.objects.still_owed()
    assert {(one.presentation.member, one.client_sentence) for one in owed} == {
        (julie, "Nous cherchions quelqu’un de la région."),
        (nadia, ""),
    }


def test_whoever_withdrew_cannot_be_chosen(shared, karim, petit, now):
    withdraw(presentation_of(shared, karim), by=karim.person, at=now)
    with pytest.raises(TooLate, match="Karim Benali"):
        choose(presentation_of(shared, karim), by=petit, at=now, **TERMS)
    assert Need.objects.get().state == "shared"


def test_nobody_is_chosen_before_the_letter_is_signed(asked, karim, petit, now):
    with pytest.raises(TooLate):
        choose(presentation_of(asked, karim), by=petit, at=now, **TERMS)


@pytest.mark.parametrize("who", ["claire", "samira", "ines", "odile", "oscar"])
def test_only_the_client_chooses(who, shared, karim, now, ardance, request):
    with pytest.raises(Refused):
        choose(presentation_of(shared, karim), by=request.getfixturevalue(who), at=now, **TERMS)


def test_access_to_people_ends_with_the_need(shared, karim, julie, petit, helene, now):
    mission = chosen_mission(shared, karim, by=petit, at=now)
    for person in (petit, helene):
        assert not Shortlist.objects.visible_to(person)
        assert not Presentation.objects.visible_to(person)
        assert list(Mission.objects.visible_to(person)) == [mission]
    assert list(Presentation.objects.visible_to(julie.person)) == [presentation_of(shared, julie)]


def test_none_fits_brings_the_manager_back(shared, petit, claire, now, letters_to):
    later = now + timedelta(days=1)
    need = none_fits(shared, "Personne ne connaît l’emballage.", by=petit, at=later)
    assert (need.state, need.promised_at.date()) == ("composing", date(2026, 11, 17))
    assert letters_to(claire)[-1] == "none_fits"
    assert letters_to(petit)[-1] == "none_fits_heard"
    assert NotRetained.objects.still_owed().count() == 3
    none_fits(Shortlist.objects.get(), "Encore.", by=petit, at=later)
    assert NotRetained.objects.count() == 3


def test_none_fits_takes_a_sentence(shared, petit, now):
    with pytest.raises(Incomplete):
        none_fits(shared, "  ", by=petit, at=now)


def test_a_second_shortlist_follows(shared, sophie, julie, claire, petit, now):
    none_fits(shared, "Personne ne connaît l’emballage.", by=petit, at=now)
    second = asked_shortlist(shared.need, [sophie, julie], by=claire, at=now)
    assert second.number == 2
    assert not Presentation.objects.visible_to(petit)


def test_someone_chosen_may_withdraw_elsewhere(
    shared, karim, nadia, claire, hugo, petit, oscar, ardance, now, letters_to
):
    elsewhere = asked_shortlist(sent_need(oscar, at=now), [karim, nadia], by=hugo, at=now)
    chosen_mission(shared, karim, by=petit, at=now)
    run_waiting()
    assert letters_to(karim.person)[-2:] == ["chosen", "chosen_elsewhere"]
    assert letters_to(hugo)[-1] == "chosen_elsewhere_told"
    assert presentation_of(elsewhere, karim).state == "asked"


@pytest.mark.django_db(transaction=True)
def test_two_buyers_at_once_leave_one_mission(rule, claire, petit, helene, karim, julie, now):
    shortlist = shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)
    together, results = Barrier(2), []

    def click(buyer: Person, member) -> None:
        presentation = presentation_of(shortlist, member)
        together.wait()
        try:
            results.append(choose(presentation, by=buyer, at=now, **TERMS))
        except TooLate as late:
            results.append(str(late))
        finally:
            connection.close()

    clicks = [Thread(target=click, args=pair) for pair in ((petit, karim), (helene, julie))]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    mission = Mission.objects.get()
    told = next(result for result in results if isinstance(result, str))
    assert mission in results
    assert mission.member.person.name in told
    assert NotRetained.objects.count() == 1
