"""The client says, of each person not retained, what would have made the choice different."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.marks import mark_of, require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.access import may_explain
from ensemble.work.missions.histories import record_apart
from ensemble.work.missions.models import NotRetained


@dataclass(frozen=True)
class Said:
    """What one of the client's people says of one person. `seen`: the mark of the words that were read
    before; None when nothing was."""

    owed: NotRetained
    sentence: str
    seen: str | None = None

    @property
    def is_as_it_was_read(self) -> bool:
        return self.seen == mark_of(words_about(self.sentence))


class SomeLate(TooLate):
    """What stood in the way of some of them: nothing was written of any."""

    def __init__(self, troubles: Mapping[NotRetained, TooLate]):
        super().__init__()
        self.troubles = troubles


def words_about(sentence: str) -> dict[str, str]:
    """What the mark of a sentence is made of."""
    return {"sentence": sentence}


@transaction.atomic
def explain(all_said: Sequence[Said], *, by: Person, at: datetime) -> None:
    """The client's sentences, for the talent manager's eyes: all of them, or none (SomeLate). A sentence
    left as it was read says nothing."""
    troubles: dict[NotRetained, TooLate] = {}
    for said in sorted(all_said, key=lambda one: one.owed.pk):
        try:
            _explain(said, by=by, at=at)
        except TooLate as trouble:
            troubles[said.owed] = trouble
    if troubles:
        raise SomeLate(troubles)


def _explain(said: Said, *, by: Person, at: datetime) -> None:
    require(may_explain(by, said.owed))
    if said.is_as_it_was_read:
        return
    now = NotRetained.objects.select_for_update().get(pk=said.owed.pk)
    if now.state != "owed":
        raise TooLate(_("The answer has already been written."))
    wanted = words_about(said.sentence)
    require_unchanged(said.seen, words_about(now.client_sentence), wanted)
    if now.client_sentence != said.sentence:
        NotRetained.objects.filter(pk=now.pk).update(client_sentence=said.sentence)
        record_apart(said.owed.presentation, "missions.client_explained", by=by, at=at)
    said.owed.client_sentence = said.sentence


def say_why_not(owed: NotRetained, sentence: str, *, by: Person, at: datetime) -> None:
    """One sentence alone."""
    try:
        explain([Said(owed, sentence)], by=by, at=at)
    except SomeLate as late:
        raise late.troubles[owed] from None
