"""Making a need clear together: questions, answers, and words that change without being lost."""

from datetime import datetime
from typing import Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.conversations.models import Message
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.marks import Stale
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.access import is_client_of, may_compose, may_reframe
from ensemble.work.missions.actions.describing import Answers
from ensemble.work.missions.models import Mission, Need, NeedVersion
from ensemble.work.missions.talking import is_said, tell

WORDS = tuple(Answers.__annotations__)


class Rewritten(Stale):
    """Someone changed these words since the page was shown: both texts are kept to be compared."""

    def __init__(self, mine: Answers, theirs: NeedVersion):
        super().__init__()
        self.mine, self.theirs = mine, theirs


@transaction.atomic
def ask_client(
    need: Need, text: str, *, by: Person, at: datetime, key: UUID | None = None
) -> Message:
    """The talent manager asks; the first word stops the clock of the first human answer.
    `key` is that of the form, here and below: sent twice, it asks once."""
    require(may_compose(by, need))
    need.lock()
    _still_open(need)
    if not is_said(key):
        if need.state in ("sent", "composing"):
            move(need, "reframing")
        first_word(need, at)
        record("missions.client_asked", on=need, by=by, at=at)
    return tell(need, text, by=by, at=at, key=key)


@transaction.atomic
def write_to_manager(
    need: Need, text: str, *, by: Person, at: datetime, key: UUID | None = None
) -> Message:
    """The client answers, or says something first."""
    require(is_client_of(by, need))
    need.lock()
    _still_open(need)
    if not is_said(key):
        record("missions.client_wrote", on=need, by=by, at=at, to=need.talent_manager.name)
    return tell(need, text, by=by, at=at, key=key)


@transaction.atomic
def rewrite(
    need: Need, *, based_on: int, by: Person, at: datetime, **answers: Unpack[Answers]
) -> NeedVersion:
    """A new version; the former ones stay. `based_on` is the number of the version that was read.

    Raises Rewritten when it is no longer the current one. Answers left out keep their words.
    """
    require(may_reframe(by, need))
    need.lock()
    former = need.current
    if need.state not in ("sent", "reframing", "composing"):
        raise TooLate(_("This need can no longer be changed: its shortlist has been shared."))
    words = {name: getattr(former, name) for name in WORDS} | answers
    if all(getattr(former, name) == word for name, word in words.items()):
        return former
    if former.number != based_on:
        raise Rewritten(answers, former)
    version = NeedVersion.objects.create(need=need, number=former.number + 1, by=by, at=at, **words)
    need.current = version
    need.save(update_fields=["current"])
    record("missions.need_rewritten", on=need, by=by, at=at, number=version.number)
    return version


@transaction.atomic
def note_purchase_order(need: Need, number: str, *, by: Person, at: datetime) -> None:
    """The client's own reference, asked back by its accounting."""
    require(is_client_of(by, need))
    if need.purchase_order == number:
        return
    need.purchase_order = number
    need.save(update_fields=["purchase_order"])
    Mission.objects.filter(need=need).update(purchase_order=number)
    record("missions.purchase_order_noted", on=need, by=by, at=at, number=number)


def first_word(need: Need, at: datetime) -> None:
    """Keep when a person of the team first said something to the client; kept once."""
    if not need.first_human_word_at:
        need.first_human_word_at = at
        need.save(update_fields=["first_human_word_at"])


def _still_open(need: Need) -> None:
    if not need.is_open:
        raise TooLate(_("This need has ended."))
