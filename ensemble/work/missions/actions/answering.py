"""Everyone not retained receives an answer that a person wrote."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_sign_answer
from ensemble.work.missions.actions.meeting import call_off
from ensemble.work.missions.histories import record_about
from ensemble.work.missions.models import NotRetained, Presentation, Shortlist
from ensemble.work.missions.promises import promise


def owe_answers(
    shortlist: Shortlist,
    sentences: Mapping[UUID, str],
    *,
    by: Person,
    at: datetime,
    besides: Presentation | None = None,
    everyone: str = "",
) -> list[NotRetained]:
    """Each person who agreed is owed a written answer; what she had booked is called off."""
    others = shortlist.presentations.agreed().exclude(pk=besides.pk if besides else None)
    return [_owe(one, sentences.get(one.public_id, everyone), by=by, at=at) for one in others]


def _owe(presentation: Presentation, sentence: str, *, by: Person, at: datetime) -> NotRetained:
    call_off(presentation, by=by, at=at)
    return NotRetained.objects.create(
        presentation=presentation,
        client_sentence=sentence,
        owed_at=at,
        promised_at=promise(at),
    )


@transaction.atomic
def sign_answer(owed: NotRetained, answer: str, *, by: Person, at: datetime) -> None:
    """The talent manager's own words, signed, sent to the person. Signing twice is once."""
    require(may_sign_answer(by, owed))
    owed.refresh_from_db(fields=["state", "client_sentence", "signed_by"])
    if owed.state == "signed" and owed.signed_by == by:
        return
    if not answer.strip() or answer.strip() == owed.client_sentence.strip():
        raise Incomplete(_("Write the answer in your own words: the client’s sentence is for you."))
    move(
        owed,
        "signed",
        answer=answer,
        signed_by=by,
        signed_at=at,
        late=_("This answer has already been signed."),
    )
    presentation = owed.presentation
    record_about(presentation, "missions.answer_signed", by=by, at=at)
    letters.not_retained(owed, at=at)
