"""How much a group may owe: one person of finance proposes, another approves."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.credit.access import may_decide_limit, may_run_credit
from ensemble.money.credit.models import ClientGroup, Limit

DECIDED = gettext_lazy("This limit has already been decided.")


@transaction.atomic
def propose_limit(
    group: ClientGroup,
    *,
    amount: Decimal,
    source: str,
    reference: str,
    expires_on: date,
    by: Person,
    at: datetime,
) -> Limit:
    """From today until the day before `expires_on`. Nothing changes yet."""
    require(may_run_credit(by))
    if expires_on <= localdate(at):
        raise Incomplete(_("That day is past: a limit holds for a time to come."))
    limit = Limit.objects.create(
        group=group,
        amount=amount,
        source=source,
        reference=reference,
        valid_from=localdate(at),
        expires_on=expires_on,
        proposed_by=by,
        proposed_at=at,
    )
    record("credit.limit_proposed", on=group, by=by, at=at, amount=str(amount))
    return limit


@transaction.atomic
def approve_limit(limit: Limit, *, by: Person, at: datetime) -> None:
    """A second person puts it in force; it replaces the one before."""
    require(may_decide_limit(by, limit), _("Another person of finance approves a limit."))
    move(limit, "approved", decided_by=by, decided_at=at, late=DECIDED)
    record("credit.limit_approved", on=limit.group, by=by, at=at, amount=str(limit.amount))


@transaction.atomic
def set_limit_aside(limit: Limit, *, by: Person, at: datetime) -> None:
    """Either of them drops a proposal."""
    require(may_run_credit(by))
    move(limit, "set_aside", decided_by=by, decided_at=at, late=DECIDED)
    record("credit.limit_set_aside", on=limit.group, by=by, at=at, amount=str(limit.amount))
