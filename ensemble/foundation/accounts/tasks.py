from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.db.models.deletion import ProtectedError
from django.utils import timezone

from ensemble.foundation.accounts import letters
from ensemble.foundation.accounts.models import Invitation, MailedCode, OpenSession
from ensemble.foundation.core.jobs import every, job
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person

STRANGERS_KEPT = timedelta(days=2)
SESSIONS_KEPT = timedelta(days=365)


@job("accounts.send_code")
def send_code(code_id: int):
    """Write the code to the address typed at the door.

    Only here does it matter whether we know the person: the door itself does the same
    work for everybody, and answers before this job runs.
    """
    at = timezone.now()
    code = MailedCode.objects.usable(at).filter(pk=code_id).first()
    if code is None:
        return
    person = meet(code.address, language=code.language, at=at)
    if person.is_active:
        letters.code(code, to=person, at=at)


@every("41 3 * * *", name="accounts.tidy_doors")
def tidy_doors(at: datetime):
    """Codes that ended, people who never came in, sessions that nobody can use."""
    Session.objects.filter(expire_date__lt=at).delete()
    MailedCode.objects.filter(asked_at__lt=at - STRANGERS_KEPT).delete()
    usable = OpenSession.objects.open(at).values("pk")
    OpenSession.objects.filter(closed_at=None).exclude(pk__in=usable).update(closed_at=at)
    OpenSession.objects.filter(closed_at__lt=at - SESSIONS_KEPT).delete()
    forget_strangers(at)


def forget_strangers(at: datetime) -> None:
    """Addresses typed at the door by someone who never said a name and never came in."""
    invited = Invitation.objects.filter(person=OuterRef("pk"))
    strangers = Person.objects.filter(
        ~Exists(invited), name="", last_login=None, joined_at__lt=at - STRANGERS_KEPT
    )
    for stranger in strangers.iterator():
        try:
            stranger.delete()
        except ProtectedError:
            continue
