"""Slots are picked, not negotiated; events are a circle with a day in it."""

from datetime import timedelta
from itertools import groupby

from django import template
from django.utils import timezone

from ensemble.foundation.ui.formats.dates import short_month

register = template.Library()


@register.inclusion_tag("ui/components/slot_picker.html")
def slot_picker(slots, name="slot", chosen="", legend="", minutes=30, error=""):
    """slots: (value, datetime); shown by day in the reader's zone."""
    rows = [
        {
            "value": str(value),
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(minutes=minutes),
            "chosen": str(value) == str(chosen),
        }
        for value, starts_at in slots
    ]
    days = groupby(rows, key=lambda row: timezone.localtime(row["starts_at"]).date())
    return {
        "name": name,
        "legend": legend,
        "error": error,
        "minutes": minutes,
        "days": [(on, list(hours)) for on, hours in days],
    }


@register.inclusion_tag("ui/components/event_line.html")
def event_line(starts_at, title, place="", url="", note="", people=None):
    on = timezone.localtime(starts_at).date()
    return {
        "starts_at": starts_at,
        "day": on.day,
        "month": short_month(on),
        "title": title,
        "place": place,
        "url": url,
        "note": note,
        "people": people,
    }
