"""The portrait on a card, wherever it is shown: initials stand in its place when there is none."""

from dataclasses import dataclass
from uuid import UUID

from django.http import FileResponse, Http404

from ensemble.people.profiles.models import Card, Member


@dataclass(frozen=True)
class Face:
    """Someone as a page shows them; the portrait is read at an address open to that page's readers."""

    name: str
    portrait_url: str


def face_of(member: Member, route: str, public_id: UUID) -> Face:
    """`member` comes with its person and its card."""
    return Face(member.person.name, member.card.portrait_at(route, public_id))


def picture_of(card: Card) -> FileResponse:
    """The file, out of private storage: kept by its reader's browser only, and never a page."""
    if not card.portrait:
        raise Http404
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, max-age=86400",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return FileResponse(card.portrait.open(), content_type="image/webp", headers=headers)
