"""What allauth's passkeys and codes need to know about this installation."""

import base64
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person

NUMERIC_HOSTS = {"127.0.0.1", "::1", "0.0.0.0"}


class KeyAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This key was not recognised. Try again, or come in another way."),
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The address of this installation, never the one a request pretends."""
        return {"id": relying_party(), "name": Operator.current().name}

    def get_public_key_credential_user_entity(self, user: Person) -> dict:
        return {"id": user.public_id.bytes, "display_name": user.name, "name": user.email}

    def get_totp_issuer(self) -> str:
        return Operator.current().name

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()


def relying_party() -> str:
    """Browsers give passkeys to names, not to numbers: a machine of one's own is `localhost`."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return "localhost" if host in NUMERIC_HOSTS else host


def _cipher() -> MultiFernet:
    """Secrets of code applications are unreadable in a stolen copy of the database."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (
        salted_hmac("accounts.keys", "totp", secret=secret, algorithm="sha256").digest()
        for secret in secrets
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
