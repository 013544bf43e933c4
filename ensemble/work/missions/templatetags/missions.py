"""`{% load missions %}`: how a need, its answers and its clock are said in words."""

import re
from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.ui.formats import NBSP
from ensemble.foundation.ui.formats.dates import day
from ensemble.work.missions.models import FeeRule, Need, NeedVersion
from ensemble.work.missions.stages import stage_of

register = template.Library()
NUMBER = re.compile(r"(?<=\d) (?=\w)")  # a number stays with what it counts
BEFORE, AFTER = re.compile(r" (?=[:;?!»])"), re.compile(r"(?<=«) ")


@register.simple_tag
def stage(need: Need, team=False) -> SafeString:
    """Where a need read `with_stage` stands, for its client or for the team."""
    return stage_of(need, team=bool(team), at=timezone.now())


@register.filter
def unbroken(text: str) -> str:
    """Words as someone typed them, whose double signs never begin a line."""
    return AFTER.sub(NBSP, BEFORE.sub(NBSP, text))


@register.filter
def where(words: NeedVersion) -> str:
    """`Some days on site, Lyon`."""
    presence = {"on_site": _("On site"), "hybrid": _("Some days on site"), "remote": _("Remotely")}
    return ", ".join(filter(None, (presence[words.presence], words.place)))


@register.filter
def when(words: NeedVersion) -> str:
    """`from Monday 4 January, 60 days, three days a week`."""
    start = _("from %(day)s") % {"day": day(words.starts_on)} if words.starts_on else ""
    days = (
        ngettext("%(count)s day", "%(count)s days", words.days) % {"count": words.days}
        if words.days
        else ""
    )
    said = NUMBER.sub(NBSP, ", ".join(filter(None, (start, days, words.rhythm))))
    return said[:1].upper() + said[1:]


@register.filter
def of_what(basis: str) -> str:
    """`of the client’s price`: what a fee is a percentage of."""
    return FeeRule.Basis(basis).label


@register.filter
def in_hours(span: timedelta | None) -> str:
    """A delay, in working hours."""
    if span is None:
        return ""
    if span < timedelta(hours=1):
        return _("less than an hour")
    hours = round(span / timedelta(hours=1))
    return ngettext("%(count)s working hour", "%(count)s working hours", hours) % {"count": hours}


@register.filter
def people_in_words(count: int) -> str:
    """`Three people`: a letter does not begin with a figure."""
    said = {2: _("Two people"), 3: _("Three people"), 4: _("Four people"), 5: _("Five people")}
    return said.get(count) or ngettext("%(count)s person", "%(count)s people", count) % {
        "count": count
    }


@register.filter
def is_past(moment: datetime | None) -> bool:
    """A promise whose hour has gone by."""
    return moment is not None and moment < timezone.now()


@register.filter
def is_today(moment: datetime | None) -> bool:
    return moment is not None and timezone.localdate(moment) == timezone.localdate()
