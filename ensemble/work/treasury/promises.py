"""When a member is paid. The promise itself is written on the invoice, by the approval of its days."""

from datetime import date, datetime

from django.db.models import DateField
from django.db.models.functions import Coalesce

from ensemble.foundation.core.workdays import is_working_day, next_working_day
from ensemble.work.missions.promises import today

PAYABLE_ON = Coalesce("promised_on", "due_on", output_field=DateField())
"""The day on which an invoice of a member is to be paid: promised, or else due."""


def next_pay_day(at: datetime) -> date:
    """Today when the bank still works, otherwise its next day."""
    day = today(at)
    return day if is_working_day(day) else next_working_day(day)
