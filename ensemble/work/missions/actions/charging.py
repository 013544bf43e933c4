"""Changing the fee takes two people of finance and a date to come; what was shown stays shown."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.access import may_approve_fee_rule, may_propose_fee_rule
from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.promises import today


@transaction.atomic
def propose_fee_rule(
    *, basis: str, percent: Decimal, valid_from: date, by: Person, at: datetime
) -> FeeRule:
    """Finance proposes a percentage (0 to 99.99) from a day on. Nothing changes yet."""
    require(may_propose_fee_rule(by))
    _not_past(valid_from, at)
    rule = FeeRule.objects.create(
        basis=basis, percent=percent, valid_from=valid_from, proposed_by=by, proposed_at=at
    )
    record("missions.fee_rule_proposed", on=rule, by=by, at=at, **_facts(rule))
    return rule


@transaction.atomic
def approve_fee_rule(rule: FeeRule, *, by: Person, at: datetime) -> FeeRule:
    """A second person of finance puts it in force; the rule before ends the day it begins."""
    require(may_approve_fee_rule(by, rule), _("Another person of finance approves a new fee."))
    _not_past(rule.valid_from, at)
    FeeRule.objects.in_force(rule.valid_from).filter(valid_from__lt=rule.valid_from).update(
        valid_to=rule.valid_from
    )
    try:
        with transaction.atomic():
            move(
                rule,
                "in_force",
                approved_by=by,
                approved_at=at,
                late=_("This proposal has already been decided."),
            )
    except IntegrityError:
        raise TooLate(_("Another fee already begins on that day or later.")) from None
    record("missions.fee_rule_approved", on=rule, by=by, at=at, **_facts(rule))
    return rule


@transaction.atomic
def set_fee_rule_aside(rule: FeeRule, *, by: Person, at: datetime) -> None:
    """Either of them drops a proposal."""
    require(may_propose_fee_rule(by))
    move(rule, "set_aside", late=_("This proposal has already been decided."))
    record("missions.fee_rule_set_aside", on=rule, by=by, at=at, **_facts(rule))


def _not_past(valid_from: date, at: datetime) -> None:
    """A fee is never changed behind; the very first one may begin before it was written."""
    earlier = FeeRule.objects.filter(state="in_force")
    if valid_from < today(at) and earlier.exists():
        raise TooLate(_("That day is past: a new fee begins today at the earliest."))


def _facts(rule: FeeRule) -> dict[str, Any]:
    return {
        "percent": str(rule.percent),
        "basis": rule.basis,
        "valid_from": rule.valid_from.isoformat(),
    }
