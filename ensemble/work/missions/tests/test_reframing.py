import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.work.missions.actions.composing import compose
from ensemble.work.missions.actions.reframing import (
    Rewritten,
    ask_client,
    note_purchase_order,
    rewrite,
    write_to_manager,
)
from ensemble.work.missions.models import Need
from ensemble.work.missions.talking import conversation_about


def words(need):
    return list(conversation_about(need).messages.values_list("by__name", "text"))


def test_a_question_and_its_answer_stand_in_one_conversation(need, claire, petit, now):
    ask_client(need, "Qui décide sur place ?", by=claire, at=now)
    assert need.state == "reframing"
    write_to_manager(need, "Le chef d’atelier.", by=petit, at=now)
    assert words(need) == [
        ("Claire Morel", "Qui décide sur place ?"),
        ("Laurent Petit", "Le chef d’atelier."),
    ]


def test_each_side_is_told_of_what_the_other_said(need, claire, petit, letters_to, now):
    ask_client(need, "Qui décide ?", by=claire, at=now)
    write_to_manager(need, "Moi.", by=petit, at=now)
    assert letters_to(petit, "conversations") == ["message"]
    assert letters_to(claire, "conversations") == ["message"]


def test_the_first_human_word_is_kept_once(need, claire, now, settings):
    from datetime import timedelta

    ask_client(need, "Un", by=claire, at=now)
    ask_client(need, "Deux", by=claire, at=now + timedelta(hours=3))
    assert Need.objects.get().first_human_word_at == now


def test_a_buyer_may_join_in(need, claire, helene, now):
    write_to_manager(need, "J’ajoute un mot.", by=helene, at=now)
    assert words(need) == [("Hélène Faure", "J’ajoute un mot.")]


def test_another_client_may_not(need, oscar, ardance, now):
    with pytest.raises(Refused):
        write_to_manager(need, "Bonjour", by=oscar, at=now)
    with pytest.raises(Refused):
        ask_client(need, "Bonjour", by=oscar, at=now)


def test_new_words_are_a_new_version_and_the_old_ones_stay(need, petit, now):
    version = rewrite(need, based_on=1, by=petit, at=now, title="Autrement", days=40)
    assert (version.number, need.current, version.context) == (
        2,
        version,
        need.versions.get(number=1).context,
    )
    assert [one.title for one in need.versions.order_by("number")][1] == "Autrement"


def test_the_same_words_make_no_version(need, petit, now):
    rewrite(need, based_on=1, by=petit, at=now, title=need.current.title)
    assert need.versions.count() == 1


def test_a_stale_edit_is_given_both_texts(need, petit, claire, now):
    rewrite(need, based_on=1, by=claire, at=now, title="De Claire")
    mine = Need.objects.get()
    with pytest.raises(Rewritten) as late:
        rewrite(mine, based_on=1, by=petit, at=now, title="De Laurent")
    assert late.value.mine == {"title": "De Laurent"}
    assert late.value.theirs.title == "De Claire"
    assert Need.objects.get().current.title == "De Claire"


def test_words_are_fixed_once_people_are_presented_for_them(shared, petit, now):
    with pytest.raises(TooLate):
        rewrite(shared.need, based_on=1, by=petit, at=now, title="Trop tard")


def test_asking_while_composing_goes_back_to_reframing(need, claire, now):
    compose(need, by=claire, at=now)
    ask_client(need, "Encore un point ?", by=claire, at=now)
    assert need.state == "reframing"
    compose(need, by=claire, at=now)
    assert need.state == "composing"


def test_a_purchase_order_that_comes_late_reaches_the_mission(shared, karim, petit, now, build):
    mission = build.chosen_mission(shared, karim, by=petit, at=now)
    note_purchase_order(shared.need, "PO-4512", by=petit, at=now)
    mission.refresh_from_db()
    assert mission.purchase_order == "PO-4512"


def test_a_purchase_order_is_noted(need, petit, claire, now):
    note_purchase_order(need, "PO-4512", by=petit, at=now)
    assert Need.objects.get().purchase_order == "PO-4512"
    with pytest.raises(Refused):
        note_purchase_order(need, "PO-0000", by=claire, at=now)
