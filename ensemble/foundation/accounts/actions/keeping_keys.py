"""Adding and removing the keys of an account; each change is told by letter (ASVS 6.3.7)."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.actions.closing import close_sessions
from ensemble.foundation.accounts.keyring import APP, CODES, PASSKEY, keys_of, kinds_of
from ensemble.foundation.accounts.letters import credential_changed
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.text import clean_line
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record

MOST_PASSKEYS = 10


@transaction.atomic
def add_passkey(person: Person, credential: dict, *, name: str, at: datetime) -> Authenticator:
    """`credential` was proven by `keyring.finish_creation`."""
    if len(keys_of(person)) >= MOST_PASSKEYS:
        raise TooLate(_("Ten passkeys are enough. Remove one first."))
    key = WebAuthn.add(person, clean_line(name)[:60] or _("Passkey"), credential).instance
    _changed(person, "passkey_added", name=key.wrap().name, at=at)
    return key


@transaction.atomic
def rename_passkey(key: Authenticator, name: str) -> None:
    key.data["name"] = clean_line(name)[:60]
    key.save(update_fields=["data"])


@transaction.atomic
def remove_passkey(key: Authenticator, *, at: datetime, keep_session: str = "") -> None:
    """Whoever held this key is put out too: every session but the present one closes."""
    person = Person.objects.select_for_update().get(pk=key.user_id)
    others = Authenticator.objects.filter(user=person, type__in=[PASSKEY, APP]).exclude(pk=key.pk)
    if not others.exists():
        raise TooLate(_("This is your only key. Add another one before you remove it."))
    name = key.wrap().name
    key.delete()
    close_sessions(person, at=at, except_key=keep_session)
    _changed(person, "passkey_removed", name=name, at=at)


@transaction.atomic
def set_up_app(person: Person, *, password: str, secret: str, at: datetime) -> None:
    """The way in without a passkey: a password, and the codes of an application."""
    if APP in kinds_of(person):
        raise TooLate(_("An application gives your codes already."))
    person.set_password(password)
    person.save(update_fields=["password"])
    TOTP.activate(person, secret)
    _changed(person, "app_added", at=at)


@transaction.atomic
def change_password(person: Person, password: str, *, at: datetime) -> None:
    """Sessions opened with the former one end by themselves."""
    if APP not in kinds_of(person):
        raise TooLate(_("A password goes with an application: set up both."))
    person.set_password(password)
    person.save(update_fields=["password"])
    _changed(person, "password_changed", at=at)


@transaction.atomic
def remove_app(person: Person, *, at: datetime) -> None:
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if not keys_of(locked):
        raise TooLate(_("This is your only key. Add another one before you remove it."))
    Authenticator.objects.filter(user=locked, type=APP).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _changed(person, "app_removed", at=at)


@transaction.atomic
def make_recovery_codes(person: Person, *, at: datetime) -> list[str]:
    """Ten new codes; the former ones are worth nothing."""
    Person.objects.select_for_update().get(pk=person.pk)
    Authenticator.objects.filter(user=person, type=CODES).delete()
    codes = RecoveryCodes.activate(person).generate_codes()
    _changed(person, "codes_made", at=at)
    return codes


@transaction.atomic
def clear_keys(person: Person, *, at: datetime) -> None:
    """From the console, for someone who lost everything and was recognised by other means."""
    Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    close_sessions(person, at=at)
    record("accounts.keys_cleared", on=person, by=None, at=at)
    credential_changed(person, change="cleared", at=at)


def _changed(person: Person, change: str, *, name: str = "", at: datetime) -> None:
    record("accounts.keys_changed", on=person, by=person, at=at, change=change)
    credential_changed(person, change=change, name=name, at=at)
