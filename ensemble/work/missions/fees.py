"""The fee of a day: which rule holds, and the line of money it makes."""

from datetime import date
from decimal import Decimal

from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.models.fee import FeeLine


class NoFeeRule(LookupError):
    """No fee rule is in force that day: nobody can be told what she would earn."""


def rule_on(day: date) -> FeeRule:
    """The rule in force that day. Raises NoFeeRule."""
    rule = FeeRule.objects.in_force(day).first()
    if rule is None:
        raise NoFeeRule(f"no fee rule is in force on {day}")
    return rule


def line(rate: Decimal, *, on: date) -> FeeLine:
    """What a day at `rate` euros leaves to the fee and costs the client, under that day's rule."""
    return rule_on(on).line(rate)
