import pytest

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.mailroom.models import Letter
from ensemble.people.profiles.actions.remembering import correct, note, tell_how_we_met
from ensemble.people.profiles.models import Note
from ensemble.people.profiles.tests.builders import MONDAY

pytestmark = pytest.mark.django_db


def test_a_note_is_read_by_its_subject_and_talent(karim, julie, claire, hugo, samira):
    written = note(karim, text="Appeler avant 9 h.", by=claire, at=MONDAY)
    readers = [
        person.name
        for person in (karim.person, julie.person, claire, hugo, samira)
        if written in Note.objects.visible_to(person)
    ]
    assert readers == ["Karim Benali", "Claire Morel", "Hugo Lantier"]


def test_the_member_stands_beside_it_and_its_author_hears_of_it(karim, claire):
    written = note(karim, text="N’aime pas Lyon.", by=claire, at=MONDAY)
    correct(written, text="J’aime Lyon, pas le périphérique.", by=karim.person, at=MONDAY)
    written.refresh_from_db()
    assert written.text == "N’aime pas Lyon."
    assert written.correction == "J’aime Lyon, pas le périphérique."
    letter = Letter.objects.get(kind="profiles/note_corrected")
    assert letter.to == claire
    assert "périphérique" not in letter.text


def test_its_author_does_not_correct_for_the_member(karim, claire):
    written = note(karim, text="N’aime pas Lyon.", by=claire, at=MONDAY)
    with pytest.raises(Refused):
        correct(written, text="Il adore.", by=claire, at=MONDAY)


def test_only_talent_remembers(karim, samira, ines):
    for person in (samira, ines, karim.person):
        with pytest.raises(Refused):
            note(karim, text="…", by=person, at=MONDAY)
        with pytest.raises(Refused):
            tell_how_we_met(karim, text="…", by=person, at=MONDAY)
