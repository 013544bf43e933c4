"""When an invoice is due (C. com. L441-10), and what it costs to be late."""

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.models import Terms
from ensemble.money.invoicing.rules import Rules

METHODS = ("net", "eom_then_45", "45_then_eom")


def due_on(issued_on: date, terms: Terms, rules: Rules | None = None) -> date:
    """The day it is due. Raises TooLate when the law forbids such a delay."""
    rules = rules or Rules.of(issued_on)
    due = _computed(issued_on, terms)
    if terms.periodic:
        _at_most(issued_on, due, rules.number("days_periodic"))
    elif terms.method == "net":
        _at_most(issued_on, due, rules.number("days_net"))
    elif terms.days > (most := rules.number("days_end_of_month")):
        raise TooLate(_("End-of-month terms go up to %(most)s days.") % {"most": most})
    return due


def discount_until(issued_on: date, terms: Terms, due: date) -> date | None:
    """The last day of the escompte; None without one. Raises TooLate when nobody could pay early."""
    if not terms.discount:
        return None
    until = issued_on + timedelta(days=terms.discount_days)
    if not issued_on < until < due:
        raise TooLate(
            _("A discount is for whoever pays after the invoice and before its due date.")
        )
    return until


def _computed(issued_on: date, terms: Terms) -> date:
    days = timedelta(days=terms.days)
    if terms.method == "net":
        return issued_on + days
    if terms.method == "eom_then_45":
        return end_of_month(issued_on) + days
    if terms.method == "45_then_eom":
        return end_of_month(issued_on + days)
    raise ValueError(f"{terms.method!r} is not one of {METHODS}")


def _at_most(issued_on: date, due: date, most: int) -> None:
    if (due - issued_on).days > most:
        raise TooLate(
            _("The law gives at most %(most)s days after the date of the invoice.") % {"most": most}
        )


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def late_charges(gross: Decimal, *, due: date, paid: date) -> tuple[int, Decimal, Decimal]:
    """Days late, interest, and the fixed sum for recovery: owed without any reminder.

    The rate is the one in force on the day it was due (ECB refinancing rate + 10 points).
    """
    days = (paid - due).days
    if days <= 0:
        return 0, Decimal("0.00"), Decimal("0.00")
    rules = Rules.of(due)
    interest = to_cents(gross * rules.decimal("late_rate") * days / Decimal(36500))
    return days, interest, rules.decimal("recovery_fee")
