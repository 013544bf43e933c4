"""A portrait, if one likes: decoded, turned upright, made small and written anew, without what the camera knew."""

from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import may_edit
from ensemble.people.profiles.models import Card

MOST_BYTES = 5_000_000
MOST_PIXELS = 24_000_000
SIDE = 512
FORMATS = ("JPEG", "PNG", "WEBP")


@transaction.atomic
def portray(card: Card, picture: BinaryIO, *, by: Person, at: datetime) -> Card:
    """Give the card this portrait. Raises ValidationError for what is no such picture."""
    require(may_edit(by, card))
    content = drawn_anew(picture)
    _remove(card)
    name = f"{get_random_string(32)}.webp"  # never the name it came under
    card.portrait.save(name, ContentFile(content), save=False)
    card.changed_at = at
    card.save(update_fields=["portrait", "changed_at"])
    return card


@transaction.atomic
def remove_portrait(card: Card, *, by: Person) -> Card:
    require(may_edit(by, card))
    _remove(card)
    card.portrait = ""
    card.save(update_fields=["portrait"])
    return card


def drawn_anew(picture: BinaryIO) -> bytes:
    """The picture as a small square WebP; nothing of the original file is kept."""
    try:
        with Image.open(picture, formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:  # known from the header alone
                raise ValidationError(_("This picture is too large: 24 megapixels at most."))
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise ValidationError(
            _("This is not a photograph we can read: JPEG, PNG or WebP.")
        ) from None
    square = ImageOps.fit(upright, (SIDE, SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    square.save(written, "WEBP", quality=82)
    return written.getvalue()


def _remove(card: Card) -> None:
    """The former file goes when the change is certain."""
    if name := card.portrait.name:
        storage = card.portrait.storage
        transaction.on_commit(lambda: storage.delete(name))
