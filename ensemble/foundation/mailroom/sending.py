"""Writing a letter: rendered for its reader, kept, and handed to the worker, in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import make_msgid

from django.db import models

from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.mailroom.composing import compose
from ensemble.foundation.mailroom.models import Enclosure, Letter
from ensemble.foundation.mailroom.tasks import deliver
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person


@dataclass(frozen=True)
class Attachment:
    """What was drawn for this letter (`content`), or `Attachment.of` a file kept already, which the
    letter names and never copies."""

    name: str
    mime: str
    content: bytes | None = None
    file: StoredFile | None = None

    @classmethod
    def of(cls, stored: StoredFile, name: str = "") -> "Attachment":
        return cls(name or stored.name, stored.mime, file=stored)


def send(
    kind: str,
    *,
    to: Person,
    at: datetime,
    about: models.Model | None = None,
    attachments: tuple[Attachment, ...] | list[Attachment] = (),
    certain: bool = False,
    sensitive: bool = False,
    **context,
) -> Letter:
    """Write the letter `letters/<kind>.<language>.md` to a person.

    `certain`: must arrive, even twice (security, money). `sensitive`: its words (a code, a
    link that opens a door) are wiped once it is delivered.
    """
    operator = Operator.current()
    words = compose(kind, to=to, operator=operator, **context)
    letter = Letter.objects.create(
        kind=kind,
        to=to,
        address=to.email,
        language=to.language,
        subject=words.subject,
        text=words.text,
        html=words.html,
        about_label=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
        message_id=make_msgid(domain=operator.email.partition("@")[2]),
        certain=certain,
        sensitive=sensitive,
        written_at=at,
    )
    Enclosure.objects.bulk_create(
        Enclosure(letter=letter, name=one.name, mime=one.mime, content=one.content, file=one.file)
        for one in attachments
    )
    deliver.defer(letter_id=letter.pk)
    return letter
