from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.actions.inviting import invite
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.access import may_invite
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Card, Member


@transaction.atomic
def invite_member(
    *, name: str, email: str, language: str = "fr", words: str = "", by: Person, at: datetime
) -> Member:
    """Invite someone by name; a member who left may be invited again.

    `words` are what the person who invites wants to say in the letter.
    Raises TooLate when this person is a member already.
    """
    require(may_invite(by))
    person = meet(email, name, language=language, at=at)
    member, is_new = Member.objects.get_or_create(
        person=person, defaults={"invited_by": by, "invited_at": at}
    )
    if is_new:
        Card.objects.create(member=member)
    elif member.state == "left":
        move(member, "invited", invited_by=by, invited_at=at, left_at=None)
    else:
        raise TooLate(_("%(name)s is already a member, or already invited.") % {"name": person})
    index_card(member.card)
    record("profiles.member_invited", on=member, by=by, at=at)
    invite(person, "member", words=words, by=by, at=at)
    return member
