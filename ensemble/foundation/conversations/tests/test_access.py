from ensemble.foundation.conversations.access import may_read, may_say
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.conversations.tests.builders import a_conversation


def test_those_who_take_part_read_and_say(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    for person in (petit, claire):
        assert may_read(person, conversation)
        assert may_say(person, conversation)
        assert list(Conversation.objects.visible_to(person)) == [conversation]


def test_for_anyone_else_it_does_not_exist(
    petit, claire, helene, oscar, julie, hugo, samira, ines, odile, varenne
):
    conversation = a_conversation(varenne, petit, claire)

    for person in (helene, oscar, julie.person, hugo, samira, ines, odile, None):
        assert not may_read(person, conversation)
        assert not may_say(person, conversation)
        assert list(Conversation.objects.visible_to(person)) == []
