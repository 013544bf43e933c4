"""Days and hours, in the language and the zone of the reader."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS

from ensemble.foundation.ui.formats import NBSP, french

SHORT_MONTHS = {
    "fr": (
        *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
        *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
    ),
    "en": (
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
}


def day(value: date | datetime | None) -> str:
    """`jeudi 12 novembre`, `Thursday 12 November`; the year when it is not this one."""
    on = _local_date(value)
    if on is None:
        return ""
    return NBSP.join((str(WEEKDAYS[on.weekday()]), *_day_and_month(on, str(MONTHS[on.month]))))


def dated_day(value: date | datetime | None) -> str:
    """`jeudi 12 novembre 2026`: for what is filed, and read years later."""
    written, on = day(value), _local_date(value)
    if on is None or written.endswith(str(on.year)):
        return written
    return f"{written}{NBSP}{on.year}"


def short_day(value: date | datetime | None) -> str:
    """`12 nov.`, `12 Nov`; the year when it is not this one."""
    on = _local_date(value)
    return "" if on is None else NBSP.join(_day_and_month(on, short_month(on)))


def moment(value: date | datetime | None) -> str:
    """`jeudi 12 novembre à 9 h 30`, `Thursday 12 November at 9:30`; a date alone has no hour."""
    if value is None:
        return ""
    if not isinstance(value, datetime):
        return day(value)
    return f"{day(value)} {'à' if french() else 'at'}{NBSP}{hour(value)}"


def hour(value: datetime | time | None) -> str:
    """`9 h 30`, `9 h`, `9:30`."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = _local(value).time()
    if not french():
        return f"{value.hour}:{value.minute:02}"
    return NBSP.join((str(value.hour), "h", *([f"{value.minute:02}"] if value.minute else [])))


def month_year(value: date | None) -> str:
    """`novembre 2026`, `November 2026`."""
    return "" if value is None else f"{MONTHS[value.month]}{NBSP}{value.year}"


def of_month(value: date | None) -> str:
    """`de novembre 2026`, `d’octobre 2026`, `of October 2026`."""
    written = month_year(value)
    if not french():
        return f"of {written}"
    return f"d’{written}" if written[:1] in "ao" else f"de {written}"


def short_month(on: date) -> str:
    return SHORT_MONTHS["fr" if french() else "en"][on.month - 1]


def _day_and_month(on: date, month: str) -> list[str]:
    first = french() and on.day == 1
    parts = ["1er" if first else str(on.day), month]
    if on.year != timezone.localdate().year:
        parts.append(str(on.year))
    return parts


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _local_date(value: date | datetime | None) -> date | None:
    return _local(value).date() if isinstance(value, datetime) else value
