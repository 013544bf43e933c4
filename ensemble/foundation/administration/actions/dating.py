"""Values that hold from a day on: a new one closes the one before, and the past stays written."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.administration.access import may_change_settings
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import DatedValue, Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def set_value(
    name: str,
    value: str,
    *,
    valid_from: date,
    source: str,
    by: Person,
    at: datetime,
    unit: str = "",
) -> DatedValue:
    """`value` holds from that day, until the next one already known if there is one.

    TooLate when a value starts that day already, or when days gone by would change theirs.
    """
    require(may_change_settings(by))
    operator = Operator.objects.select_for_update().get(pk=1)  # one such gesture at a time
    known = DatedValue.objects.filter(name=name).order_by("valid_from")
    if known.filter(valid_from=valid_from).exists():
        raise TooLate(_("Another value already starts that day."))
    before = known.in_force(valid_from).first()
    after = known.filter(valid_from__gt=valid_from).first()
    if before:
        _close(before, valid_from, today=at.astimezone(ZoneInfo(operator.time_zone)).date())
    added = DatedValue.objects.create(
        name=name,
        value=value,
        unit=unit,
        source=source,
        valid_from=valid_from,
        valid_to=after.valid_from if after else None,
    )
    _record(added, operator, by=by, at=at)
    return added


def _record(added: DatedValue, operator: Operator, *, by: Person, at: datetime) -> None:
    record(
        "administration.value_set",
        on=added,
        by=by,
        at=at,
        also=(operator,),
        name=added.name,
        value=f"{added.value} {added.unit}".strip(),
        valid_from=added.valid_from.isoformat(),
    )


def _close(value: DatedValue, on: date, *, today: date) -> None:
    if on < today:
        raise TooLate(_("Days gone by keep the value they had. Choose today or later."))
    value.valid_to = on
    value.save(update_fields=["valid_to"])
