"""The conversations around a need and around each presentation: who belongs to them."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.conversations import reading
from ensemble.foundation.conversations.access import may_read
from ensemble.foundation.conversations.actions.opening import (
    bring_in,
    let_go,
    open_conversation,
)
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.models import Conversation, Message
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Need, Presentation

Subject = Need | Presentation


def conversation_about(thing: Subject) -> Conversation | None:
    return reading.about(thing).first()


def is_said(key: UUID | None) -> bool:
    """Whether the form of this key has already been sent. Asked once the need is locked, so that of
    two clicks the second knows."""
    return key is not None and Message.objects.filter(key=key).exists()


def tell(
    thing: Subject, text: str, *, by: Person, at: datetime, key: UUID | None = None
) -> Message:
    """Say something to the other side: the client's people of the need, its talent manager.

    The need is locked by the caller: of two first words at once, one opens the conversation. `key`
    is that of the form: sent twice, it says the words once; TooLate with other words.
    """
    need = thing if isinstance(thing, Need) else thing.need
    people = [need.talent_manager, *need.client_people()]
    conversation = conversation_about(thing)
    if conversation is None:
        between = [*people, *([] if by in people else [by])]
        with override(need.author.language):
            subject = _title(thing)
        conversation = open_conversation(thing, subject, between=between, by=by, at=at)
    for person in [*people, by]:
        bring_in(conversation, person, by=_someone_in(conversation), at=at)
    return say(conversation, by=by, text=text, at=at, key=key)


def join(thing: Subject, person: Person, *, at: datetime) -> None:
    """Whoever takes the need over reads what was said."""
    if conversation := conversation_about(thing):
        bring_in(conversation, person, by=_someone_in(conversation), at=at)


def end_for_client(presentation: Presentation, *, by: Person | None, at: datetime) -> None:
    """What was said about someone stays with talent: the client's access ends with the need."""
    if conversation := conversation_about(presentation):
        for part in conversation.participants.select_related("person"):
            if not has_role(part.person, "talent"):
                let_go(conversation, part.person, by=by, at=at)


def end_for(person: Person, needs: QuerySet[Need], *, at: datetime) -> None:
    """Someone lost the seat that put them around these needs."""
    presented = Presentation.objects.filter(shortlist__need__in=needs)
    things: list[Subject] = [*needs, *presented.select_related("shortlist")]
    for thing in things:
        if (conversation := conversation_about(thing)) and may_read(person, conversation):
            let_go(conversation, person, by=None, at=at)


def _someone_in(conversation: Conversation) -> Person:
    return conversation.participants.select_related("person").order_by("pk").first().person


def _title(thing: Subject) -> str:
    if isinstance(thing, Need):
        return str(thing)
    return _("About %(name)s, for “%(need)s”") % {"name": thing.person, "need": thing.need}
