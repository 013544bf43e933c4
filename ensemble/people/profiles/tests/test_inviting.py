import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.pausing import leave
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.tests.builders import MONDAY

pytestmark = pytest.mark.django_db


def invite(by, **said):
    said = {"name": "Linh Tran", "email": "linh.tran@place.example"} | said
    return invite_member(by=by, at=MONDAY, **said)


def test_it_writes_to_one_person_in_ones_own_words(samira):
    member = invite(samira, words="Nous nous sommes vues à Toulouse.")
    assert (member.state, member.invited_by, member.card.line) == ("invited", samira, "")
    letter = Letter.objects.get(to=member.person)
    assert "Nous nous sommes vues à Toulouse." in letter.text


def test_it_is_for_talent_and_community(ines, odile, karim):
    for person in (ines, odile, karim.person):
        with pytest.raises(Refused):
            invite(person)


def test_it_happens_once(claire):
    invite(claire)
    with pytest.raises(TooLate):
        invite(claire, email="LINH.TRAN@place.example.")
    assert Member.objects.count() == 1


def test_whoever_left_may_be_invited_again(karim, claire):
    leave(karim, by=karim.person, at=MONDAY)
    back = invite(claire, name="Karim Benali", email=karim.person.email)
    assert (back.pk, back.state) == (karim.pk, "invited")


def test_a_trapped_name_is_made_safe(claire):
    member = invite(claire, name="Linh\u202e narT " + "x" * 200)
    assert "\u202e" not in member.person.name
    assert len(member.person.name) <= 120
