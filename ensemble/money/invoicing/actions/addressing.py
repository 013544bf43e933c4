"""Where the e-invoices of a company arrive: the directory is asked, finance has the last word."""

import re
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_change_address
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.platform.client import Platform, Refuses, Silent

PLAIN = re.compile(r"[A-Za-z0-9+\-_/]{9,125}")
Address = LegalEntity.Address


def look_up(entity: LegalEntity, platform: Platform | None, *, at: datetime) -> LegalEntity:
    """Ask the directory, with no row held while it answers; its answer is kept with its day.

    What finance typed stays. An address that the directory does not know any more is let go.
    """
    try:
        found = platform.addresses_of(entity.siren) if platform else None
    except (Silent, Refuses):
        found = None
    return _keep(entity, found, at=at)


@transaction.atomic
def change_address(entity: LegalEntity, *, address: str, by: Person, at: datetime) -> LegalEntity:
    """Finance chooses among those of the directory, or types what the client gave; empty, the SIREN
    stands there again. Raises Incomplete for what cannot travel."""
    require(may_change_address(by))
    if address and not (PLAIN.fullmatch(address) and address.startswith(entity.siren)):
        words = _("A routing address begins with the SIREN: 100000009, or 100000009_ACHATS.")
        raise Incomplete(words)
    one = LegalEntity.objects.select_for_update(of=("self",)).get(pk=entity.pk)
    one.address = address
    known = Address.FOUND if address in one.addresses else Address.BY_HAND
    one.address_state = known if address else Address.UNKNOWN
    one.save(update_fields=["address", "address_state"])
    also = (one.organisation,) if one.organisation else ()
    record("invoicing.address_changed", on=one, by=by, at=at, also=also, address=address)
    return one


@transaction.atomic
def _keep(entity: LegalEntity, found: list[str] | None, *, at: datetime) -> LegalEntity:
    one = LegalEntity.objects.select_for_update(of=("self",)).get(pk=entity.pk)
    if found is None or one.siren != entity.siren:
        if one.address_state != Address.BY_HAND and not one.address:
            one.address_state = Address.SILENT
            one.save(update_fields=["address_state"])
        return one
    one.addresses, one.address_asked_at = sorted(found), at
    if one.address_state != Address.BY_HAND or one.address in found:
        one.address, one.address_state = _chosen(found, one)
    one.save(update_fields=["addresses", "address_asked_at", "address", "address_state"])
    return one


def _chosen(found: list[str], one: LegalEntity) -> tuple[str, str]:
    """The one in use as long as it is there, else the SIREN alone, else the only one."""
    if not found:
        return "", Address.ABSENT
    for address in (one.address, one.siren, *(found if len(found) == 1 else ())):
        if address in found:
            return address, Address.FOUND
    return "", Address.SEVERAL
