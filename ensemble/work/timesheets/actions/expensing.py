"""What was spent for the client, with its receipt."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_line
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.money import euros
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.courses import course_of
from ensemble.work.timesheets.kinds import RECEIPT
from ensemble.work.timesheets.models import Expense, Timesheet


@transaction.atomic
def claim(
    timesheet: Timesheet,
    *,
    on: date,
    label: str,
    net: Decimal,
    vat: Decimal,
    receipt: bytes,
    name: str,
    by: Person,
    at: datetime,
) -> Expense:
    """Add an expense to a month still open, in euros, within what the contract caps over the whole
    mission. ValidationError when the file is not what it says."""
    require(may_declare(by, timesheet.mission))
    if locked(timesheet).state != "draft":
        raise TooLate(_("These days have left already."))
    _within_the_cap(timesheet.mission, on, net)
    kept = keep(receipt, name=name, kind=RECEIPT, by=by, at=at)
    return Expense.objects.create(
        timesheet=timesheet, on=on, label=clean_line(label)[:120], net=net, vat=vat, receipt=kept
    )


def left_to_spend(mission: Mission, on: date) -> Decimal:
    """What the contract of that day still lets recharge, excluding tax."""
    terms = course_of(mission).terms_on(on)
    claimed = Expense.objects.filter(timesheet__mission=mission).exclude(state="withdrawn")
    spent = claimed.aggregate(total=Sum("net"))["total"] or Decimal("0.00")
    return (terms.expenses_cap if terms else Decimal("0.00")) - spent


def _within_the_cap(mission: Mission, on: date, net: Decimal) -> None:
    Mission.objects.select_for_update().get(pk=mission.pk)  # two claims at once are added up
    left = left_to_spend(mission, on)
    if net <= left:
        return
    if left <= 0:
        raise TooLate(_("The contract recharges no expense, or all of what it recharges is spent."))
    words = _("%(left)s are left of the expenses that the contract recharges.")
    raise TooLate(words % {"left": euros(left)})


@transaction.atomic
def drop(expense: Expense, *, by: Person, at: datetime) -> None:
    """Take an expense out of a month that has not left."""
    require(may_declare(by, expense.timesheet.mission))
    if locked(expense.timesheet).state != "draft":
        raise TooLate(_("These days have left already."))
    receipt = expense.receipt
    expense.delete()
    purge(receipt, why="dropped", by=by, at=at)
