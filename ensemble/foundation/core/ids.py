"""Identifiers that may stand in an address: opaque, and sorted by time of creation."""

import os
import time
import uuid

from django.db import models


def uuid7() -> uuid.UUID:
    """A version 7 UUID (RFC 9562): 48 bits of milliseconds, then chance."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=value)


class PublicId(models.UUIDField):
    """The name of a row outside the database; the primary key never leaves it."""

    def __init__(self, **options):
        super().__init__(**({"default": uuid7, "unique": True, "editable": False} | options))
