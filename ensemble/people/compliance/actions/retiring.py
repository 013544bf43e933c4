"""Papers that serve no more are given a last day: what replaces them, a refusal, a departure say so.

A check relies on a paper until the next one, six months later; whoever must prove it may have to for five
years after (C. civ. 2224): hence `vigilance.kept_years`. A paper in use has no last day.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.actions.retaining import retain, start_term
from ensemble.foundation.parameters.reading import value
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.actions.filing import take_back
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.models.documents import DocumentQuerySet


@transaction.atomic
def retire_former(document: Document, *, at: datetime) -> None:
    """Those of the same kind that this one takes over from."""
    former = Document.objects.filter(
        business=document.business_id, kind=document.kind, state="verified"
    )
    _keep_for_proof(former.exclude(pk=document.pk), at=at)


@transaction.atomic
def retire_all(business: Business, *, at: datetime) -> None:
    """Its member left: nothing new will be relied upon, and what nobody has read goes at once, the
    image of an identity before all."""
    papers = Document.objects.filter(business=business)
    unread = papers.filter(state="received", sent_at__lte=at)
    for document in unread.select_related("file"):
        take_back(document, why="left", by=None, at=at)
    _keep_for_proof(papers.filter(state="verified"), at=at)


def retire_rejected(document: Document, *, relied_upon: bool, by: Person, at: datetime) -> None:
    """Long enough for its member to ask what was wrong; what a check may have relied upon is a proof,
    even found wanting since; the image of an identity goes at once."""
    on = timezone.localdate(at)
    if document.kind == Document.Kind.IDENTITY:
        purge(document.file, why="verified", by=by, at=at)
    elif relied_upon:
        start_term(document.file, on=on)
    else:
        days = int(value("vigilance.rejected_kept_days", on=on))
        retain(document.file, until=on + timedelta(days=days))


def _keep_for_proof(documents: DocumentQuerySet, *, at: datetime) -> None:
    on = timezone.localdate(at)
    for document in documents.filter(file__keep_until=None).select_related("file"):
        start_term(document.file, on=on)
