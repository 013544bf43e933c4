"""Thirty days before a paper stops counting, its member is told, once."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import batched

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance import letters
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.standings import Rules, Standing, papers_of, standings

BATCH = 500


def remind(*, at: datetime) -> int:
    """Write to each member whose paper ends within the alert; how many letters left."""
    on = timezone.localdate(at)
    rules = Rules.on(on)
    active = Business.objects.with_names().filter(member__state__in=["active", "away"])
    return sum(
        _tell(business, one, at=at)
        for some in batched(active.iterator(chunk_size=BATCH), BATCH)
        for business, one in _ending(some, rules, on)
    )


def _ending(
    businesses: tuple[Business, ...], rules: Rules, on: date
) -> Iterator[tuple[Business, Standing]]:
    """What is verified, and ends within the alert."""
    papers = papers_of(businesses)
    for business in businesses:
        asked = REQUIREMENTS[business.status]
        for one in standings(asked, papers.get(business.pk, []), on=on, rules=rules):
            verified = one.document is not None and one.document.state == "verified"
            if verified and one.ends_within(rules.alert_days, on=on):
                yield business, one


@transaction.atomic
def _tell(business: Business, standing: Standing, *, at: datetime) -> bool:
    """The mark and the letter are one: run twice, or by two workers, it is written once."""
    document = standing.document
    waiting = Document.objects.filter(
        business=business, kind=document.kind, state="received"
    ).exists()
    unmarked = Document.objects.filter(pk=document.pk, reminded_at=None)
    if waiting or not unmarked.update(reminded_at=at):
        return False
    document.business = business
    record("compliance.ending_told", on=document, by=None, at=at, kind=document.kind)
    letters.ending_soon(standing, at=at)
    return True
