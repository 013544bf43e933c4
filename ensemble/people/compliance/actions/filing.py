"""Papers come into the safe, and leave it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance import letters
from ensemble.people.compliance.access import may_send_papers, may_withdraw
from ensemble.people.compliance.kinds import IDENTITY, PAPER
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.requirements import requirement


@transaction.atomic
def file_document(
    business: Business,
    kind: str,
    *,
    content: bytes,
    name: str,
    issued_on: date,
    expires_on: date | None = None,
    code: str = "",
    by: Person,
    at: datetime,
) -> Document:
    """One paper of a kind waits at a time: a new one takes the place of the one nobody has read yet.

    Raises ValidationError for a file that is not of the accepted types, weighs too much or hides
    something; TooLate while the business itself is not described, or for a kind it is not asked.
    """
    require(may_send_papers(by, business))
    asked = requirement(business.status, kind)
    if asked is None or not business.is_described:
        raise TooLate(_("Describe your business first: papers are about it."))
    business.lock()
    _replace_waiting(business, kind, by=by, at=at)
    secret = IDENTITY if asked.is_identity else PAPER
    stored = keep(content, name=name, kind=secret, by=by, at=at)
    document = Document.objects.create(
        business=business,
        about_number=business.number,
        kind=kind,
        file=stored,
        issued_on=issued_on,
        expires_on=expires_on,
        code=code,
        sent_by=by,
        sent_at=at,
    )
    record("compliance.document_filed", on=document, by=by, at=at, also=(business,), kind=kind)
    return document


@transaction.atomic
def withdraw_document(document: Document, *, by: Person, at: datetime) -> None:
    """Take back a paper that nobody has read yet; its file is deleted."""
    require(may_withdraw(by, document))
    take_back(document, why="withdrawn", by=by, at=at)


def take_back(document: Document, *, why: str, by: Person | None, at: datetime) -> None:
    """For the actions that have looked at the right to do it: nobody will read it."""
    move(document, "withdrawn", late=_("Someone has already read this paper."))
    purge(document.file, why=why, by=by, at=at)
    record("compliance.document_withdrawn", on=document, by=by, at=at, kind=document.kind)


@transaction.atomic
def turn_down_file(stored: StoredFile, *, at: datetime) -> Document | None:
    """The inspection of its file found something hidden: the member is told, and sends another. Its
    bytes are erased already, as those of every file that is refused."""
    document = Document.objects.with_names().filter(file=stored, state="received").first()
    if document is None:
        return None
    move(document, "refused", result=stored.why_refused[:300])
    record("compliance.document_refused", on=document, by=None, at=at, kind=document.kind)
    letters.document_refused(document, at=at)
    return document


def _replace_waiting(business: Business, kind: str, *, by: Person, at: datetime) -> None:
    waiting = Document.objects.filter(business=business, kind=kind, state="received")
    for former in waiting.select_related("business__member", "file"):
        withdraw_document(former, by=by, at=at)
