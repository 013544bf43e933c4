"""Is this notification from our platform, and from now? XP Z12-013 leaves it to each platform.

Ours: `X-Webhook-Timestamp` in seconds, `X-Webhook-Signature: sha256=<HMAC of "timestamp.body">` under
the secret that both sides know. A notification older than five minutes is none.
"""

import hashlib
import hmac
from datetime import datetime

from django.conf import settings

FRESH = 5 * 60
PREFIX = "sha256="


def signature_of(body: bytes, timestamp: str) -> str:
    secret = settings.PLATFORM_WEBHOOK_SECRET.encode()
    signed = timestamp.encode() + b"." + body
    return PREFIX + hmac.new(secret, signed, hashlib.sha256).hexdigest()


def is_genuine(body: bytes, *, timestamp: str, signature: str, at: datetime) -> bool:
    if not settings.PLATFORM_WEBHOOK_SECRET or not timestamp.isascii() or not timestamp.isdigit():
        return False
    if len(timestamp) > 12 or abs(at.timestamp() - int(timestamp)) > FRESH:
        return False
    return hmac.compare_digest(signature_of(body, timestamp).encode(), signature.encode())
