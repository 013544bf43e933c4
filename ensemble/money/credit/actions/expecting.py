"""Upper apps say what a client approved and no invoice says yet."""

from datetime import datetime
from decimal import Decimal

from django.db import models

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import pointing_at
from ensemble.money.credit.models import Expected


def expect(
    thing: models.Model,
    *,
    organisation: Organisation,
    amount: Decimal,
    label: str,
    at: datetime,
) -> Expected | None:
    """`amount`, tax included, will be invoiced for `thing`; said again, it replaces what was said.
    Nothing left to invoice (zero) is the same as `settle`."""
    if not amount:
        settle(thing)
        return None
    facts = {"organisation": organisation, "amount": amount, "label": label, "at": at}
    return Expected.objects.update_or_create(**pointing_at(thing), defaults=facts)[0]


def settle(thing: models.Model) -> None:
    """It is invoiced, or will not be: it weighs no longer. Without effect the second time."""
    Expected.objects.about(thing).delete()
