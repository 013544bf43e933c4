"""The client asks the talent manager about someone presented; that person is not in between."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.conversations.models import Message
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.access import may_compose, may_question
from ensemble.work.missions.actions.meeting import client_answered
from ensemble.work.missions.histories import record_apart
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.talking import is_said, tell


@transaction.atomic
def ask_about(
    presentation: Presentation, text: str, *, by: Person, at: datetime, key: UUID | None = None
) -> Message:
    """A question to the person who signed the letter, about one of those in it.
    `key` is that of the form: sent twice, it asks once."""
    require(may_question(by, presentation))
    presentation.need.lock()
    presentation.shortlist.refresh_from_db(fields=["state"])
    if presentation.shortlist.state != "shared":
        raise TooLate(_("This shortlist is closed."))
    if not is_said(key):
        client_answered(presentation.shortlist, by=by, at=at)
        record_apart(presentation, "missions.question_asked", by=by, at=at)
    return tell(presentation, text, by=by, at=at, key=key)


@transaction.atomic
def answer_about(
    presentation: Presentation, text: str, *, by: Person, at: datetime, key: UUID | None = None
) -> Message:
    require(may_compose(by, presentation.need))
    presentation.need.lock()
    if not is_said(key):
        record_apart(presentation, "missions.question_answered", by=by, at=at)
    return tell(presentation, text, by=by, at=at, key=key)
