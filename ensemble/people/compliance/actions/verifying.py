"""Someone of finance reads a paper, and writes what they found."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance import letters
from ensemble.people.compliance.access import may_verify
from ensemble.people.compliance.actions.retiring import retire_former, retire_rejected
from ensemble.people.compliance.models import Document


@transaction.atomic
def verify(
    document: Document, *, result: str, code: str = "", by: Person, at: datetime
) -> Document:
    """It says what it should: who, when, what was found. The image of an identity goes at once."""
    require(may_verify(by, document))
    _readable(document)
    facts = {"verified_by": by, "verified_at": at, "result": result}
    if code:
        facts["code"] = code
    move(document, "verified", late=_("This paper has already been decided."), **facts)
    _forget_identity(document, by=by, at=at)
    retire_former(document, at=at)
    record(
        "compliance.document_verified",
        on=document,
        by=by,
        at=at,
        also=(document.business,),
        kind=document.kind,
    )
    return document


@transaction.atomic
def reject(document: Document, *, reason: str, by: Person, at: datetime) -> Document:
    """To do again, with the reason, which the member reads; also a paper verified by mistake."""
    require(may_verify(by, document))
    relied_upon = document.state == "verified"
    move(
        document,
        "rejected",
        late=_("This paper has already been decided."),
        verified_by=by,
        verified_at=at,
        result=reason,
    )
    retire_rejected(document, relied_upon=relied_upon, by=by, at=at)
    record(
        "compliance.document_rejected",
        on=document,
        by=by,
        at=at,
        also=(document.business,),
        kind=document.kind,
        reason=reason,
    )
    letters.document_rejected(document, by=by, at=at)
    return document


def _readable(document: Document) -> None:
    if not document.file.is_readable:
        raise TooLate(_("Nobody has been able to open this file yet: it is still being checked."))


def _forget_identity(document: Document, *, by: Person, at: datetime) -> None:
    """The result, the day and the hash stay in the row (CNIL: the copy serves no more)."""
    if document.kind == Document.Kind.IDENTITY:
        purge(document.file, why="verified", by=by, at=at)
