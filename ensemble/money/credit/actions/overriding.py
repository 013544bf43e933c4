"""Going beyond a limit: someone who runs the mission asks, a second person of finance answers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_ask_override, may_decide_override
from ensemble.money.credit.actions.grouping import own_group
from ensemble.money.credit.models import Override


@transaction.atomic
def ask_override(
    organisation: Organisation,
    *,
    ceiling: Decimal,
    reason: str,
    expires_on: date,
    by: Person,
    at: datetime,
) -> Override:
    """Let the group of this client owe up to `ceiling` (tax included) until the day before
    `expires_on`."""
    require(may_ask_override(by))
    if expires_on <= localdate(at):
        raise Incomplete(_("That day is past: an override holds for a time to come."))
    override = Override.objects.create(
        group=own_group(organisation, at=at),
        ceiling=ceiling,
        reason=reason,
        expires_on=expires_on,
        asked_by=by,
        asked_at=at,
    )
    facts = {"ceiling": str(ceiling), "reason": reason}
    record("credit.override_asked", on=override.group, by=by, at=at, also=(organisation,), **facts)
    return override


@transaction.atomic
def approve_override(override: Override, *, by: Person, at: datetime) -> None:
    require(
        may_decide_override(by, override), _("Another person of finance decides of an override.")
    )
    _decide(override, "approved", by, at)


@transaction.atomic
def refuse_override(override: Override, *, by: Person, at: datetime) -> None:
    """Whoever asked may think better of it too."""
    require(override.asked_by_id == by.pk or may_decide_override(by, override))
    _decide(override, "refused", by, at)


def _decide(override: Override, state: str, by: Person, at: datetime) -> None:
    late = _("This override has already been decided.")
    move(override, state, decided_by=by, decided_at=at, late=late)
    facts: dict[str, Any] = {"ceiling": str(override.ceiling)}
    record(f"credit.override_{state}", on=override.group, by=by, at=at, **facts)
