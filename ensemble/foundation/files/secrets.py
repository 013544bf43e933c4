"""Class 3 at rest: what is sealed here is read with a key that neither the database nor its backups hold.

    token = seal("FR76 3000 …", bound_to="compliance.bankaccount.iban")
    open(token, bound_to="compliance.bankaccount.iban")

AES-256-GCM. A token begins with the name of its key, so that several keys can be read while one of
them replaces the others. `bound_to` says what the token belongs to: moved elsewhere, it does not open.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ensemble.foundation.files.keyring import keyring

VERSION = b"\x01"
NAME = 8
NONCE = 12


class Unreadable(Exception):
    """The key is gone from the ring, or the token is not the one that was written there."""


def seal(content: bytes | str, *, bound_to: str = "") -> bytes:
    name, key = keyring().current
    nonce = os.urandom(NONCE)
    plain = content.encode() if isinstance(content, str) else bytes(content)
    head = VERSION + name
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + bound_to.encode())


def open(token: bytes, *, bound_to: str = "") -> bytes:
    token = bytes(token)
    name = name_of_key(token)
    key = keyring().key(name)
    if token[:1] != VERSION or key is None:
        raise Unreadable(f"no key {name.hex()} in the ring")
    head, nonce, sealed = token[: 1 + NAME], token[1 + NAME :][:NONCE], token[1 + NAME + NONCE :]
    try:
        return AESGCM(key).decrypt(nonce, sealed, head + bound_to.encode())
    except InvalidTag:
        raise Unreadable("this token was changed, or belongs elsewhere") from None


def reseal(token: bytes, *, bound_to: str = "") -> bytes:
    """The same content under the current key."""
    return seal(open(token, bound_to=bound_to), bound_to=bound_to)


def name_of_key(token: bytes) -> bytes:
    return bytes(token[1 : 1 + NAME])
