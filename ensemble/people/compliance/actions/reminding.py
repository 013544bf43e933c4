"""Thirty days before a paper stops counting, its member is told, once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance import letters
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.vigilance import Rules, Standing, standings_of


def remind(*, at: datetime) -> int:
    """Write to each member whose paper ends within the alert; how many letters left."""
    rules = Rules.on(timezone.localdate(at))
    active = Business.objects.with_names().filter(member__state__in=["active", "away"])
    return sum(_remind(business, rules, at=at) for business in active.iterator(chunk_size=500))


def _remind(business: Business, rules: Rules, *, at: datetime) -> int:
    on = timezone.localdate(at)
    standings = standings_of(business, on=on, rules=rules, only=REQUIREMENTS[business.status])
    ending = [one for one in standings if one.document and one.document.state == "verified"]
    return sum(
        _tell(business, one, at=at) for one in ending if one.ends_within(rules.alert_days, on=on)
    )


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
