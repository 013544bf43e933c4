"""A day and an hour typed in one's own time zone, with the two nights a year that are not like others."""

from datetime import UTC, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.ui.formats.dates import day, hour

FIRST, SECOND = "0", "1"


def comes_twice(local: datetime) -> bool:
    """The clocks go back over this hour: it happens twice, an hour apart."""
    return _offset(local, 0) > _offset(local, 1)


def never_comes(local: datetime) -> bool:
    """The clocks go forward over this hour."""
    return _offset(local, 0) < _offset(local, 1)


def around(local: datetime) -> tuple[datetime, datetime]:
    """The nearest hours that exist, before and after one that does not."""
    jump = _offset(local, 1) - _offset(local, 0)
    return local - jump, local + jump


def _offset(local: datetime, fold: int) -> timedelta:
    zone = timezone.get_current_timezone()
    return zone.utcoffset(local.replace(fold=fold)) or timedelta()


class MomentWidget(forms.MultiWidget):
    """A day, an hour, and when that hour comes twice, which of the two."""

    template_name = "calendar/moment.html"

    def __init__(self):
        which = [
            (FIRST, gettext_lazy("The first time, before the clocks go back")),
            (SECOND, gettext_lazy("The second time, after the clocks went back")),
        ]
        super().__init__(
            {
                "day": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"}),
                "hour": forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "input"}),
                "which": forms.RadioSelect(choices=which),
            }
        )

    def decompress(self, value: datetime | None) -> list:
        if value is None:
            return [None, None, None]
        local = timezone.localtime(value)
        return [local.date(), local.time(), str(local.fold)]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        parts = value if isinstance(value, list) else self.decompress(value)
        context["asks_which"] = _asks_which(parts)
        return context


def _asks_which(parts: list) -> bool:
    try:
        return comes_twice(datetime.fromisoformat(f"{parts[0]}T{parts[1]}"))
    except ValueError:
        return False


class Moment(forms.MultiValueField):
    """Typed in the zone of whoever types, given in UTC."""

    widget = MomentWidget
    default_error_messages = {
        "incomplete": gettext_lazy("Give both the day and the hour."),
    }

    def __init__(self, **options):
        fields = (
            forms.DateField(error_messages={"invalid": gettext_lazy("Check the day.")}),
            forms.TimeField(error_messages={"invalid": gettext_lazy("Check the hour.")}),
            forms.ChoiceField(choices=[(FIRST, ""), (SECOND, "")], required=False),
        )
        super().__init__(fields=fields, require_all_fields=False, **options)

    def compress(self, parts: list) -> datetime | None:
        if not parts or not all(parts[:2]):
            return None
        local = datetime.combine(parts[0], parts[1])
        if never_comes(local):
            raise ValidationError(_nearest(local), code="never_comes")
        if comes_twice(local) and not parts[2]:
            raise ValidationError(_twice(local), code="comes_twice")
        fold = int(parts[2] or FIRST) if comes_twice(local) else 0
        return timezone.make_aware(local.replace(fold=fold)).astimezone(UTC)


def _nearest(local: datetime) -> str:
    before, after = around(local)
    return _(
        "On %(day)s the clocks go forward: %(hour)s does not exist. Choose %(before)s or %(after)s."
    ) % {
        "day": day(local.date()),
        "hour": hour(local.time()),
        "before": hour(before.time()),
        "after": hour(after.time()),
    }


def _twice(local: datetime) -> str:
    return _("On %(day)s the clocks go back: %(hour)s comes twice. Say which of the two.") % {
        "day": day(local.date()),
        "hour": hour(local.time()),
    }
