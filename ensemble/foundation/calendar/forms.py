"""Giving half-hours: a few taps on a phone, no script needed."""

from datetime import datetime
from itertools import groupby, pairwise

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ensemble.foundation.calendar.fields import Moment
from ensemble.foundation.calendar.hours import HALF_HOUR, free_half_hours
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.formats.dates import day, hour


class HoursField(forms.TypedMultipleChoiceField):
    """Half-hours by day, in the zone of whoever picks."""

    widget = forms.CheckboxSelectMultiple

    default_error_messages = {
        "invalid_choice": gettext_lazy("One of these hours is no longer free. Choose another one."),
    }

    def __init__(self, **options):
        super().__init__(coerce=datetime.fromisoformat, **options)

    def offer(self, hours: list[datetime]) -> None:
        local = [timezone.localtime(start) for start in hours]
        self.choices = [
            (day(on), [(start.isoformat(), hour(start)) for start in starts])
            for on, starts in groupby(local, key=datetime.date)
        ]


class SlotsForm(forms.Form):
    """`SlotsForm(data, owner=person, at=now)`; `cleaned_data["starts"]` holds the hours given.

    Shown by `{% include "calendar/slots_form.html" with form=form %}` inside a `<form>`.
    """

    hours = HoursField(label=gettext_lazy("Half-hours that suit you"), required=False)
    other = Moment(
        label=gettext_lazy("Another time"),
        help_text=gettext_lazy("When none of these suits you: any day, any hour."),
        required=False,
    )

    def __init__(
        self, *args, owner: Person, at: datetime, least: int = 1, most: int = 3, **options
    ):
        super().__init__(*args, **options)
        self.at, self.least, self.most = at, least, most
        self.fields["hours"].offer(free_half_hours(owner, at=at))

    def days(self) -> list[dict]:
        """What the page shows: each day with its hours, open when one of them is chosen."""
        chosen = set(self["hours"].value() or [])
        return [
            {
                "label": label,
                "open": any(value in chosen for value, _hour in hours),
                "hours": [(value, hour, value in chosen) for value, hour in hours],
            }
            for label, hours in self.fields["hours"].choices
        ]

    def clean_other(self):
        other = self.cleaned_data["other"]
        if other and other <= self.at:
            raise ValidationError(_("This hour is already past. Choose another one."))
        return other

    def clean(self):
        given = self.cleaned_data
        other = given.get("other")
        starts = {*given.get("hours", []), *([other] if other else [])}
        given["starts"] = sorted(starts)
        if self.errors:
            return
        if len(starts) < self.least:
            raise ValidationError(
                ngettext("Choose one half-hour.", "Choose %(count)s half-hours.", self.least)
                % {"count": self.least}
            )
        if any(later - start < HALF_HOUR for start, later in pairwise(given["starts"])):
            raise ValidationError(_("Two of these half-hours overlap."))
        if len(starts) > self.most:
            raise ValidationError(
                _("You chose %(chosen)s half-hours. %(most)s at most: take away the others.")
                % {"chosen": len(starts), "most": self.most}
            )
