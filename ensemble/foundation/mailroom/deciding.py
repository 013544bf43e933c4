"""What a person decides of a letter whose fate is unknown."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.mailroom.tasks import deliver


@transaction.atomic
def send_again(letter: Letter) -> None:
    """The same letter, under the same Message-ID: a server that has it already may drop it."""
    move(letter, "waiting")
    deliver.defer(letter_id=letter.pk)


def take_as_sent(letter: Letter, *, at: datetime) -> None:
    move(letter, "sent", sent_at=at)
