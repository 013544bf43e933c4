import pytest
from django.utils import timezone, translation

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.actions.granting import (
    ask_role,
    end_role,
    grant_role,
    refuse_role,
)
from ensemble.foundation.accounts.models import RoleRequest
from ensemble.foundation.accounts.tests.builders import administrator, person, role_of, team_member
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of, sentence

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def odile():
    return administrator("Odile Rey")


@pytest.fixture
def marc():
    return administrator("Marc Tessier")


@pytest.fixture
def hugo():
    return person("Hugo Lantier", "ensemble")


def test_it_grants_what_another_administrator_asked(odile, marc, hugo):
    ask_role(hugo, "talent", by=odile, at=AT)
    held = grant_role(hugo, "talent", by=marc, at=AT)
    assert (held.granted_by, held.granted_at) == (marc, AT)
    assert has_role(hugo, "talent")
    assert RoleRequest.objects.get().state == "granted"


def test_it_tells_the_other_administrators_then_the_person(odile, marc, hugo):
    ask_role(hugo, "talent", by=odile, at=AT)
    grant_role(hugo, "talent", by=marc, at=AT)
    told = Letter.objects.order_by("pk").values_list("kind", "to__name")
    assert list(told) == [
        ("accounts/role_asked", "Marc Tessier"),
        ("accounts/role_granted", "Hugo Lantier"),
    ]


def test_it_refuses_whoever_asked_and_whoever_nobody_asked(odile, marc, hugo):
    with pytest.raises(Refused):
        grant_role(hugo, "finance", by=marc, at=AT)
    ask_role(hugo, "talent", by=odile, at=AT)
    with pytest.raises(Refused):
        grant_role(hugo, "talent", by=odile, at=AT)
    assert not has_role(hugo, "talent", "finance")


def test_it_refuses_whoever_is_not_administrator(odile, marc, hugo):
    claire = team_member("Claire Morel", "talent")
    ask_role(hugo, "talent", by=odile, at=AT)
    with pytest.raises(Refused):
        ask_role(hugo, "finance", by=claire, at=AT)
    with pytest.raises(Refused):
        grant_role(hugo, "talent", by=claire, at=AT)


def test_it_comes_too_late_the_second_time(odile, marc, hugo):
    ask_role(hugo, "talent", by=odile, at=AT)
    with pytest.raises(TooLate):
        ask_role(hugo, "talent", by=marc, at=AT)
    grant_role(hugo, "talent", by=marc, at=AT)
    with pytest.raises(TooLate):
        ask_role(hugo, "talent", by=marc, at=AT)


def test_it_closes_a_request_once(odile, marc, hugo):
    asked = ask_role(hugo, "talent", by=odile, at=AT)
    refuse_role(asked, by=marc, at=AT)
    with pytest.raises(TooLate):
        refuse_role(asked, by=odile, at=AT)


def test_it_ends_a_role_once_and_keeps_its_history(odile, marc):
    claire = team_member("Claire Morel", "talent")
    held = role_of(claire, "talent")
    end_role(held, by=odile, at=AT)
    assert not has_role(claire, "talent")
    with pytest.raises(TooLate):
        end_role(held, by=marc, at=AT)
    with translation.override("en"):
        told = [sentence(entry) for entry in history_of(claire)]
    assert told == [
        "Odile Rey asked for the role “Talent” for Claire Morel.",
        "Marc Tessier gave the role “Talent” to Claire Morel.",
        "Odile Rey took the role “Talent” back from Claire Morel.",
    ]
