"""The keys of a person: passkeys, the code application, recovery codes.

The cryptography is allauth's; its pages are not used. A passkey is asked for and proven
within one browser session, which allauth reads from the request being served.
"""

import json
from uuid import UUID

import qrcode
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from allauth.mfa.webauthn.internal import auth as webauthn
from fido2.utils import websafe_decode
from qrcode.image.svg import SvgPathImage

from ensemble.foundation.persons.models import Person

PASSKEY = Authenticator.Type.WEBAUTHN
APP = Authenticator.Type.TOTP
CODES = Authenticator.Type.RECOVERY_CODES


def keys_of(person: Person) -> list[Authenticator]:
    """The passkeys of a person, the oldest first."""
    return list(
        Authenticator.objects.filter(user=person, type=PASSKEY).order_by("created_at", "pk")
    )


def kinds_of(person: Person) -> set[str]:
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


def has_second_factor(person: Person) -> bool:
    return bool(kinds_of(person) & {PASSKEY, APP})


def begin_creation(person: Person) -> str:
    """What the browser needs to create a passkey for this person, as JSON."""
    return json.dumps(webauthn.begin_registration(person, passwordless=True)["publicKey"])


def finish_creation(credential: dict) -> dict:
    """The credential if it answers what this session asked. Raises ValidationError."""
    webauthn.parse_registration_response(credential)
    webauthn.complete_registration(credential)
    return credential


def begin_proof(person: Person | None = None) -> str:
    """What the browser needs to prove a passkey: this person's, or whichever it knows."""
    return json.dumps(webauthn.begin_authentication(person)["publicKey"])


def prove_passkey(credential: dict, *, person: Person | None = None) -> Person:
    """The person this passkey belongs to. Raises ValidationError."""
    owner = _owner_of(credential)
    if owner is None or (person is not None and owner != person):
        raise get_adapter().validation_error("incorrect_code")
    webauthn.parse_authentication_response(credential)
    webauthn.complete_authentication(owner, credential).record_usage()
    return owner


def prove_app(person: Person, digits: str) -> bool:
    """Six digits of the code application; the same ones never twice."""
    found = Authenticator.objects.filter(user=person, type=APP).first()
    if found is None or not TOTP(found).validate_code(digits):
        return False
    found.record_usage()
    return True


def prove_recovery(person: Person, digits: str) -> bool:
    found = Authenticator.objects.filter(user=person, type=CODES).first()
    return found is not None and RecoveryCodes(found).validate_code(digits)


def unused_recovery_codes(person: Person) -> list[str]:
    found = Authenticator.objects.filter(user=person, type=CODES).first()
    return RecoveryCodes(found).get_unused_codes() if found else []


def new_secret() -> str:
    return generate_totp_secret()


def secret_gives(secret: str, digits: str) -> bool:
    return validate_totp_code(secret, digits)


def drawn(person: Person, secret: str) -> str:
    """The square that code applications read, as SVG."""
    url = get_adapter().build_totp_url(person, secret)
    return qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")


def _owner_of(credential: dict) -> Person | None:
    try:
        handle = UUID(bytes=websafe_decode(credential["response"]["userHandle"]))
    except (KeyError, TypeError, ValueError):
        return None
    return Person.objects.filter(public_id=handle, is_active=True).first()
