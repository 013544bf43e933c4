from datetime import timedelta

import pytest
from django.utils import timezone

from ensemble.foundation.accounts.access import has_role, has_seat, look_again
from ensemble.foundation.accounts.actions.granting import end_role
from ensemble.foundation.accounts.actions.inviting import accept, invite, revoke
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    manager,
    organisation,
    person,
    role_of,
    team_member,
)
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def claire():
    return team_member("Claire Morel", "talent")


@pytest.fixture
def karim():
    return person("Karim Benali")


@pytest.fixture
def helene():
    return person("Hélène Faure", "varenne")


@pytest.fixture
def varenne(helene):
    return organisation("Groupe Varenne", buyer=helene)


def letters_to(someone) -> int:
    return Letter.objects.filter(to=someone, kind="accounts/invitation").count()


def test_it_opens_for_fourteen_days_and_writes_to_the_person(claire, karim):
    sent = invite(karim, "member", by=claire, at=AT, words="Venez.")
    assert (sent.state, sent.name, sent.words) == ("waiting", "Karim Benali", "Venez.")
    assert sent.is_open(AT + timedelta(days=14, seconds=-1))
    assert not sent.is_open(AT + timedelta(days=14))
    assert letters_to(karim) == 1
    assert [entry.verb for entry in history_of(karim)] == ["accounts.invited"]


def test_it_replaces_a_former_invitation_for_the_same_purpose(claire, karim):
    former = invite(karim, "member", by=claire, at=AT)
    again = invite(karim, "member", by=claire, at=AT)
    former.refresh_from_db()
    assert (former.state, again.state) == ("revoked", "waiting")
    with pytest.raises(TooLate):
        accept(former, at=AT)


def test_it_is_refused_to_whoever_does_not_answer_for_it(claire, karim, helene, varenne):
    laurent = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    for by, purpose, where in [
        (helene, "member", None),
        (administrator(), "member", None),
        (laurent, "client", varenne),
        (person("Oscar Lindqvist", "ardance"), "client", varenne),
        (claire, "administrator", None),
        (None, "member", None),
    ]:
        with pytest.raises(Refused):
            invite(karim, purpose, organisation=where, by=by, at=AT)
    assert not Invitation.objects.exists()
    assert letters_to(karim) == 0


def test_it_seats_a_colleague_who_accepts(helene, varenne):
    laurent = person("Laurent Petit", "varenne")
    sent = invite(laurent, "client", organisation=varenne, role="manager", by=helene, at=AT)
    assert not has_seat(laurent, varenne)
    accept(sent, at=AT)
    look_again(laurent)
    assert has_seat(laurent, varenne, "manager")
    assert "accounts.invitation_accepted" in [entry.verb for entry in history_of(varenne)]


def test_it_makes_an_administrator_from_the_console(karim):
    accept(invite(karim, "administrator", by=None, at=AT), at=AT)
    look_again(karim)
    assert has_role(karim, "administrator")


def test_it_is_accepted_once(claire, karim):
    sent = invite(karim, "member", by=claire, at=AT)
    again = Invitation.objects.get(pk=sent.pk)
    accept(sent, at=AT)
    with pytest.raises(TooLate):
        accept(again, at=AT)


def test_it_is_not_accepted_after_its_time(claire, karim):
    sent = invite(karim, "member", by=claire, at=AT)
    with pytest.raises(TooLate):
        accept(sent, at=AT + timedelta(days=15))
    sent.refresh_from_db()
    assert sent.state == "waiting"


def test_it_opens_nothing_once_whoever_invited_has_left(claire, karim):
    sent = invite(karim, "member", by=claire, at=AT)
    end_role(role_of(claire, "talent"), by=administrator("Odile Rey"), at=AT)
    look_again(claire)
    with pytest.raises(TooLate):
        accept(Invitation.objects.get(pk=sent.pk), at=AT)


def test_it_is_revoked_by_whoever_sent_it(claire, karim):
    sent = invite(karim, "member", by=claire, at=AT)
    with pytest.raises(Refused):
        revoke(sent, by=karim, at=AT)
    revoke(sent, by=claire, at=AT)
    with pytest.raises(TooLate):
        revoke(Invitation.objects.get(pk=sent.pk), by=claire, at=AT)
    with pytest.raises(TooLate):
        accept(sent, at=AT)
