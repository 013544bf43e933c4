"""The bytes themselves: on disk or in an S3 bucket, those of class 3 under a key of their own."""

import contextlib
import os
import secrets as chance
from collections.abc import Container
from datetime import date, datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate

FOLDER = "kept"
NONCE = 12


class NoRoom(TooLate):
    """The storage took nothing: the page says so, and nothing was written."""


class Damaged(Exception):
    """The bytes are not those that were kept."""


def new_location(at: datetime) -> str:
    return f"{FOLDER}/{at:%Y/%m/%d}/{chance.token_hex(20)}"


def new_key() -> bytes:
    return AESGCM.generate_key(256)


def write(location: str, content: bytes, key: bytes | None) -> None:
    if key is not None:
        nonce = os.urandom(NONCE)
        content = nonce + AESGCM(key).encrypt(nonce, content, location.encode())
    try:
        written = default_storage.save(location, ContentFile(content))
    except OSError as error:
        _forget_the_half(location)
        raise NoRoom(
            _("There is no room to keep this file just now. Nothing was changed; try again later.")
        ) from error
    if written != location:
        raise FileExistsError(location)


def read(location: str, key: bytes | None) -> bytes:
    with default_storage.open(location, "rb") as file:
        content = file.read()
    if key is None:
        return content
    try:
        return AESGCM(key).decrypt(content[:NONCE], content[NONCE:], location.encode())
    except InvalidTag:
        raise Damaged(location) from None


def erase(location: str) -> None:
    """Gone, and seen to be gone."""
    default_storage.delete(location)
    if default_storage.exists(location):
        raise OSError(f"{location} is still there")


def unclaimed(day: date, known: Container[str]) -> list[str]:
    """What was written that day and belongs to no row: its transaction never held."""
    folder = f"{FOLDER}/{day:%Y/%m/%d}"
    try:
        names = default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
    return [f"{folder}/{name}" for name in names if f"{folder}/{name}" not in known]


def _forget_the_half(location: str) -> None:
    with contextlib.suppress(OSError):
        default_storage.delete(location)
