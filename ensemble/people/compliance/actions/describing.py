"""A member says who contracts and invoices, once for every client."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance.access import may_describe
from ensemble.people.compliance.models import Business, Document, Situation
from ensemble.people.profiles.models import Member

IDENTIFIERS = ("siren", "siret", "vat_number", "legal_name")


@transaction.atomic
def choose_status(member: Member, status: str, *, by: Person, at: datetime) -> Business:
    """The first answer; changing it later forgets what the new status does not have."""
    require(may_describe(by, member))
    business, _new = Business.objects.get_or_create(
        member=member,
        defaults={"status": status, "changed_at": at, "country": _country(status)},
    )
    if business.status != status:
        _begin_again(business, status, at)
    record("compliance.status_chosen", on=business, by=by, at=at, also=(member,), status=status)
    return business


@transaction.atomic
def describe(business: Business, *, by: Person, at: datetime, **facts: Any) -> Business:
    """Names, numbers, address, VAT: any of the columns of `Business` that a member writes.

    Numbers arrive checked (`identifiers`). Papers already received speak of the number of their
    day: under another one, they count no more.
    """
    require(may_describe(by, business.member))
    changed = sorted(name for name in facts if getattr(business, name) != facts[name])
    for name in changed:
        setattr(business, name, facts[name])
    business.changed_at = at
    business.save(update_fields=[*changed, "changed_at"])
    record(
        "compliance.business_described",
        on=business,
        by=by,
        at=at,
        also=(business.member,),
        changed=changed,
        identifies=any(name in IDENTIFIERS for name in changed),
    )
    return business


@transaction.atomic
def say_situation(business: Business, *, by: Person, at: datetime, **said: Any) -> Situation:
    """The settings of the set-aside sheet; they change nothing anywhere else."""
    require(may_describe(by, business.member))
    situation, _new = Situation.objects.update_or_create(
        business=business, defaults=said | {"changed_at": at}
    )
    record("compliance.situation_said", on=business, by=by, at=at)
    return situation


def _country(status: str) -> str:
    return "" if status == "eu_firm" else "FR"


def _begin_again(business: Business, status: str, at: datetime) -> None:
    """Another status is another contracting party: only the address may stay the same."""
    if Document.objects.filter(business=business, state="received").exists():
        raise TooLate(_("Some papers are being checked: withdraw them before changing status."))
    blank = {
        field.name: field.get_default()
        for field in Business._meta.concrete_fields
        if field.name not in ("id", "public_id", "member", "status", "street", "postcode", "city")
    }
    blank |= {"country": _country(status), "changed_at": at}
    for name, value in blank.items():
        setattr(business, name, value)
    business.status = status
    business.save(update_fields=["status", *blank])
