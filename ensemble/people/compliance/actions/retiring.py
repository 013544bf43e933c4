"""Papers that serve no more are given a last day: what replaces them, a refusal, a departure say so.

A check relies on a paper until the next one, six months later; whoever must prove it may have to for five
years after (C. civ. 2224): hence `vigilance.kept_years`. A paper in use has no last day.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.files.actions.retaining import retain
from ensemble.foundation.parameters.reading import value
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.models.documents import DocumentQuerySet
from ensemble.people.compliance.standings import months_after


@transaction.atomic
def retire_former(document: Document, *, at: datetime) -> None:
    """Those of the same kind that this one takes over from."""
    former = Document.objects.filter(
        business=document.business_id, kind=document.kind, state="verified"
    )
    _keep_for_proof(former.exclude(pk=document.pk), at=at)


@transaction.atomic
def retire_all(business: Business, *, at: datetime) -> None:
    """Its member left: nothing new will be relied upon."""
    _keep_for_proof(Document.objects.filter(business=business, state="verified"), at=at)


def retire_rejected(document: Document, *, at: datetime) -> None:
    """Long enough for its member to ask what was wrong."""
    on = timezone.localdate(at)
    days = int(value("vigilance.rejected_kept_days", on=on))
    retain(document.file, until=on + timedelta(days=days))


def _keep_for_proof(documents: DocumentQuerySet, *, at: datetime) -> None:
    on = timezone.localdate(at)
    until = months_after(on, 12 * int(value("vigilance.kept_years", on=on)))
    for document in documents.filter(file__keep_until=None).select_related("file"):
        retain(document.file, until=until)
