import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Enclosure, Letter
from ensemble.work.missions.actions.composing import add
from ensemble.work.missions.actions.consenting import say_no_thank_you, say_yes
from ensemble.work.missions.actions.signing import sign
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.tests.builders import presentation_of


def test_it_shares_the_letter_with_the_client(shared, karim, petit, claire, now, letters_to):
    assert (shared.state, shared.signed_by, shared.shared_at) == ("shared", claire, now)
    assert shared.need.state == "shared"
    assert letters_to(petit) == ["need_received", "shortlist_ready"]
    assert letters_to(karim.person) == ["consent_asked", "presented"]
    assert list(Shortlist.objects.visible_to(petit)) == [shared]


def test_the_page_to_print_travels_with_it(shared, petit):
    letter = Letter.objects.get(to=petit, kind="missions/shortlist_ready")
    enclosure = Enclosure.objects.get(letter=letter)
    assert bytes(enclosure.content).startswith(b"%PDF-")


def test_order_is_alphabetical_by_family_name(shared):
    names = [one.person.name for one in shared.presentations.agreed().in_alphabetical_order()]
    assert names == ["Karim Benali", "Nadia Ferrand", "Julie Lemaire"]


def test_one_person_is_not_a_shortlist(asked, karim, claire, now):
    say_yes(presentation_of(asked, karim), by=karim.person, at=now)
    with pytest.raises(TooLate):
        sign(asked, by=claire, at=now)
    assert Shortlist.objects.get().state == "composing"


def test_nobody_is_in_it_without_a_yes(asked, karim, julie, nadia, claire, petit, now, letters_to):
    add(asked, nadia, by=claire, at=now)
    say_yes(presentation_of(asked, karim), by=karim.person, at=now)
    say_no_thank_you(presentation_of(asked, julie), by=julie.person, at=now)
    with pytest.raises(TooLate):
        sign(asked, by=claire, at=now)
    assert not Presentation.objects.visible_to(petit)


def test_whoever_had_not_answered_is_told(asked, karim, julie, nadia, claire, now, letters_to):
    from ensemble.work.missions.actions.consenting import ask
    from ensemble.work.missions.tests.builders import LIMIT, WHY

    ask(add(asked, nadia, by=claire, at=now, why=WHY, limit=LIMIT), by=claire, at=now)
    for member in (karim, julie):
        say_yes(presentation_of(asked, member), by=member.person, at=now)
    sign(asked, by=claire, at=now)
    assert presentation_of(asked, nadia).state == "released"
    assert letters_to(nadia.person) == ["consent_asked", "released"]
    with pytest.raises(TooLate):
        say_yes(presentation_of(asked, nadia), by=nadia.person, at=now)


def test_signing_twice_is_signing_once(shared, claire, petit, now, letters_to):
    sign(Shortlist.objects.get(), by=claire, at=now)
    assert letters_to(petit) == ["need_received", "shortlist_ready"]


def test_a_second_signature_comes_too_late(shared, hugo, now):
    with pytest.raises(TooLate):
        sign(Shortlist.objects.get(), by=hugo, at=now)


@pytest.mark.parametrize("who", ["samira", "ines", "odile", "petit"])
def test_only_talent_signs(who, asked, now, request):
    with pytest.raises(Refused):
        sign(asked, by=request.getfixturevalue(who), at=now)


def test_a_client_reads_nothing_before_it_is_signed(asked, karim, petit, helene, now):
    say_yes(presentation_of(asked, karim), by=karim.person, at=now)
    for person in (petit, helene):
        assert not Shortlist.objects.visible_to(person)
        assert not Presentation.objects.visible_to(person)
