import pytest

from ensemble.foundation.accounts.actions.seating import end_seat
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.timeline.reading import history_of
from ensemble.work.missions.actions.questioning import answer_about, ask_about
from ensemble.work.missions.actions.reframing import write_to_manager
from ensemble.work.missions.models import Shortlist
from ensemble.work.missions.talking import conversation_about
from ensemble.work.missions.tests.builders import chosen_mission, presentation_of


def test_the_client_asks_and_the_manager_answers(shared, karim, petit, claire, now, letters_to):
    one = presentation_of(shared, karim)
    ask_about(one, "Parle-t-il allemand ?", by=petit, at=now)
    answer_about(one, "Il le lit.", by=claire, at=now)
    said = conversation_about(one).messages.values_list("by__name", "text")
    assert list(said) == [
        ("Laurent Petit", "Parle-t-il allemand ?"),
        ("Claire Morel", "Il le lit."),
    ]
    assert letters_to(claire, "conversations") == letters_to(petit, "conversations") == ["message"]
    assert Shortlist.objects.get().answered_at == now


def test_the_person_presented_is_not_in_between(shared, karim, petit, now, letters_to):
    one = presentation_of(shared, karim)
    ask_about(one, "Parle-t-il allemand ?", by=petit, at=now)
    assert letters_to(karim.person, "conversations") == []
    assert "missions.question_asked" not in [entry.verb for entry in history_of(one)]


def test_the_client_reads_it_until_the_end(shared, karim, julie, petit, claire, now):
    for member in (karim, julie):
        ask_about(presentation_of(shared, member), "Parle-t-il allemand ?", by=petit, at=now)
    assert Conversation.objects.visible_to(petit).count() == 2
    chosen_mission(shared, karim, by=petit, at=now)
    assert not Conversation.objects.visible_to(petit)
    assert Conversation.objects.visible_to(claire).count() == 2


def test_a_seat_that_ends_takes_its_conversations_away(
    shared, karim, petit, helene, varenne, claire, now
):
    write_to_manager(shared.need, "Bonjour.", by=petit, at=now)
    ask_about(presentation_of(shared, karim), "Parle-t-il allemand ?", by=petit, at=now)
    end_seat(Seat.objects.live().get(person=petit), by=helene, at=now)
    run_waiting()
    assert not Conversation.objects.visible_to(petit)
    assert Conversation.objects.visible_to(claire).count() == 2


def test_another_client_asks_nothing(shared, karim, oscar, ardance, now):
    with pytest.raises(Refused):
        ask_about(presentation_of(shared, karim), "Qui ?", by=oscar, at=now)
