import json

import pytest
from django.utils import timezone

from ensemble.foundation.accounts.actions.keeping_keys import (
    MOST_PASSKEYS,
    add_passkey,
    change_password,
    clear_keys,
    make_recovery_codes,
    remove_app,
    remove_passkey,
    rename_passkey,
    set_up_app,
)
from ensemble.foundation.accounts.keyring import (
    keys_of,
    kinds_of,
    new_secret,
    unused_recovery_codes,
)
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.accounts.tests.device import Device
from ensemble.foundation.accounts.tests.web.test_proofs import create_first_key, is_in
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of

pytestmark = pytest.mark.django_db
AT = timezone.now()
ASKED = {"user": {"id": "a2FyaW0"}, "rp": {"id": "localhost"}, "challenge": "cXVlc3Rpb24"}


@pytest.fixture
def karim():
    return person("Karim Benali")


def a_key(someone, name: str = "Téléphone"):
    return add_passkey(someone, json.loads(Device().create(ASKED)), name=name, at=AT)


def an_app(someone, password: str = "une phrase longue et facile"):
    set_up_app(someone, password=password, secret=new_secret(), at=AT)


def told(someone) -> int:
    return Letter.objects.filter(to=someone, kind="accounts/credential_changed").count()


def test_it_adds_a_passkey_and_tells_it(karim):
    key = a_key(karim, " Mon \u202e téléphone ")
    assert keys_of(karim) == [key]
    assert key.wrap().name == "Mon téléphone"
    assert told(karim) == 1
    assert [entry.facts for entry in history_of(karim)] == [{"change": "passkey_added"}]


def test_it_keeps_ten_passkeys_at_most(karim):
    for _each in range(MOST_PASSKEYS):
        a_key(karim)
    with pytest.raises(TooLate):
        a_key(karim)
    assert len(keys_of(karim)) == MOST_PASSKEYS


def test_it_renames_a_passkey(karim):
    rename_passkey(a_key(karim), "Ordinateur du bureau")
    assert keys_of(karim)[0].wrap().name == "Ordinateur du bureau"


def test_it_never_removes_the_only_way_in(karim):
    key = a_key(karim)
    make_recovery_codes(karim, at=AT)
    with pytest.raises(TooLate):
        remove_passkey(key, at=AT)
    assert keys_of(karim) == [key]
    julie = person("Julie Lemaire")
    an_app(julie)
    with pytest.raises(TooLate):
        remove_app(julie, at=AT)
    assert kinds_of(julie) == {"totp"}


def test_it_removes_a_passkey_when_another_way_is_left(karim):
    first, second = a_key(karim), a_key(karim)
    remove_passkey(first, at=AT)
    assert keys_of(karim) == [second]
    an_app(karim)
    remove_passkey(second, at=AT)
    assert kinds_of(karim) == {"totp"}
    assert told(karim) == 5


def test_it_puts_out_whoever_held_a_removed_passkey(client, karim):
    create_first_key(client, karim, Device())
    a_key(karim)
    assert is_in(client)
    remove_passkey(keys_of(karim)[0], at=AT)
    assert not is_in(client)


def test_it_keeps_the_session_in_which_a_passkey_is_removed(client, karim):
    create_first_key(client, karim, Device())
    here = client.session.session_key
    remove_passkey(a_key(karim), at=AT, keep_session=here)
    assert is_in(client)
    assert OpenSession.objects.get(session_key=here).closed_at is None


def test_it_sets_up_one_application_with_its_password(karim):
    an_app(karim)
    assert kinds_of(karim) == {"totp"}
    assert karim.check_password("une phrase longue et facile")
    with pytest.raises(TooLate):
        an_app(karim, "une autre phrase longue")
    assert karim.check_password("une phrase longue et facile")


def test_it_changes_the_password_of_whoever_has_an_application(karim):
    with pytest.raises(TooLate):
        change_password(karim, "une autre phrase longue", at=AT)
    an_app(karim)
    change_password(karim, "une autre phrase longue", at=AT)
    karim.refresh_from_db()
    assert karim.check_password("une autre phrase longue")
    assert told(karim) == 2


def test_it_removes_the_application_and_its_password(karim):
    a_key(karim)
    an_app(karim)
    remove_app(karim, at=AT)
    karim.refresh_from_db()
    assert kinds_of(karim) == {"webauthn"}
    assert not karim.has_usable_password()


def test_it_makes_ten_recovery_codes_and_forgets_the_former(karim):
    former = make_recovery_codes(karim, at=AT)
    codes = make_recovery_codes(karim, at=AT)
    assert len(codes) == 10
    assert not set(codes) & set(former)
    assert unused_recovery_codes(karim) == codes
    assert not any(code in letter.text for letter in Letter.objects.all() for code in codes)


def test_it_clears_every_key_of_someone_who_lost_them(client, karim):
    create_first_key(client, karim, Device())
    an_app(karim)
    make_recovery_codes(karim, at=AT)
    clear_keys(karim, at=AT)
    karim.refresh_from_db()
    assert kinds_of(karim) == set()
    assert not karim.has_usable_password()
    assert not is_in(client)
    assert "accounts.keys_cleared" in [entry.verb for entry in history_of(karim)]
