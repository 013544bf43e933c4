"""The keys of class 3: a file of one line a key, kept apart from the database and from its backups.

    <name, 16 hexadecimal digits> <key, 32 bytes in base64>

The last line seals; every line opens. The file is read again as soon as it changes.
"""

import base64
import contextlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True)
class Keyring:
    keys: Mapping[bytes, bytes]

    @property
    def current(self) -> tuple[bytes, bytes]:
        return list(self.keys.items())[-1]

    def key(self, name: bytes) -> bytes | None:
        return self.keys.get(name)


_read: tuple[tuple, Keyring] | None = None


def keyring() -> Keyring:
    """The demo and the tests are given a first key; any other installation is told that it has none."""
    global _read
    path = Path(settings.KEYRING)
    try:
        state = path.stat()
    except FileNotFoundError:
        if not settings.DEMO:
            raise ImproperlyConfigured(
                f"no key for what must stay secret: bin/manage rotate_keys writes {path}"
            ) from None
        add_key()
        state = path.stat()
    mark = (str(path), state.st_ino, state.st_mtime_ns, state.st_size)
    if _read is None or _read[0] != mark:
        _read = (mark, _parsed(path.read_text()))
    return _read[1]


def add_key() -> bytes:
    """A new key at the end of the ring, and its name: what is sealed from now on is sealed with it."""
    name, key = secrets.token_bytes(8), secrets.token_bytes(32)
    path = Path(settings.KEYRING)
    kept = path.read_text() if path.exists() else ""
    _write(path, f"{kept}{name.hex()} {base64.b64encode(key).decode()}\n", first=not kept)
    return name


def retire(names: set[bytes]) -> None:
    """Take keys off the ring: what they alone open is lost."""
    path = Path(settings.KEYRING)
    lines = path.read_text().splitlines(keepends=True)
    _write(path, "".join(line for line in lines if bytes.fromhex(line.split()[0]) not in names))


def _parsed(text: str) -> Keyring:
    pairs = (line.split() for line in text.splitlines() if line.strip())
    return Keyring({bytes.fromhex(name): base64.b64decode(key) for name, key in pairs})


def _write(path: Path, text: str, *, first: bool = False) -> None:
    """Whole or not at all; of two processes that both write the first key, one wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if first:
        with contextlib.suppress(FileExistsError):
            os.link(unfinished, path)
        unfinished.unlink()
    else:
        unfinished.replace(path)
