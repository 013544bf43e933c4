"""How often one address, one network or one person may try; counted in the shared cache."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

LIMITS = {
    "ask_code": "20/h/ip,5/15m/key",
    "try_code": "60/h/ip",
    "try_password": "30/h/ip,10/15m/key",
    "try_proof": "60/h/ip,15/15m/key",
    "try_passkey": "60/10m/ip",
    "sign_by_link": "60/h/ip,20/15m/key",
    "verify": "30/h/ip",
    "guess": "60/10m/key",
}


def within_limits(request: HttpRequest, action: str, key: str = "", *, reading=False) -> bool:
    """Count one more try; False when it is one too many. `reading`: pages asked for count too."""
    usage = ratelimit.consume(
        request, app="accounts", action=action, key=key, config=LIMITS, limit_get=reading
    )
    return usage is not None
