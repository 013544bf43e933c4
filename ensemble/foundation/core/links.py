"""Links that nobody can make up: an identifier and its seal, by the key of the installation."""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac


def token_of(link: UUID, purpose: str) -> str:
    """64 hexadecimal signs: the identifier, then the seal of that purpose."""
    return link.hex + salted_hmac(purpose, link.hex, algorithm="sha256").hexdigest()[:32]


def link_in(token: str, purpose: str) -> UUID | None:
    """The identifier, when its seal is ours."""
    try:
        link = UUID(token[:32])
    except ValueError:
        return None
    return link if constant_time_compare(token_of(link, purpose), token) else None
