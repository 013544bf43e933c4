"""Where a need stands, in one sentence: what whoever reads it may expect, and until when."""

from datetime import datetime

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.ui.formats.dates import day, moment
from ensemble.work.missions.models import Need


def stage_of(need: Need, *, team: bool, at: datetime) -> SafeString:
    """`need` comes `.with_stage()`; the team does not read the sentence that its client reads."""
    match need.state:
        case "draft":
            begun = day(need.drafted_at)
            return _said(_("Draft begun on %(on)s, to finish and send."), on=begun)
        case "withdrawn":
            return _said(_("Withdrawn on %(on)s."), on=day(need.withdrawn_at))
        case "chosen":
            chosen = need.mission
            words = {"person": chosen.member.person.name, "on": day(chosen.starts_on)}
            return _said(_("%(person)s, from %(on)s."), **words)
        case "shared":
            return _presented(need, team)
    late = need.promised_at < at
    return _promised_by_us(need, late) if team else _promised_to_you(need, late)


def _presented(need: Need, team: bool) -> SafeString:
    said = (
        ngettext(
            "%(number)s person presented; the client decides.",
            "%(number)s people presented; the client decides.",
            need.agreed,
        )
        if team
        else ngettext(
            "<b>%(number)s person</b> is waiting for you.",
            "<b>%(number)s people</b> are waiting for you.",
            need.agreed,
        )
    )
    return _said(said, number=need.agreed)


def _promised_by_us(need: Need, late: bool) -> SafeString:
    """Before the letter, for the team: the promise, and how many answers it has."""
    promised = moment(need.promised_at)
    if late:
        said = _("Promised for <b>%(promised)s</b>: call the client today.")
        return _said(said, promised=promised)
    if need.state == "composing" and need.asked:
        said = _("%(agreed)s agreed, %(asked)s awaited; promised for <b>%(promised)s</b>.")
        return _said(said, agreed=need.agreed, asked=need.asked, promised=promised)
    if need.state == "composing" and need.agreed:
        said = ngettext(
            "%(number)s person agreed; promised for <b>%(promised)s</b>.",
            "%(number)s people agreed; promised for <b>%(promised)s</b>.",
            need.agreed,
        )
        return _said(said, number=need.agreed, promised=promised)
    return _said(_("Promised for <b>%(promised)s</b>."), promised=promised)


def _promised_to_you(need: Need, late: bool) -> SafeString:
    """Before the letter, for the client: who answers, by when, and what was said before."""
    if not late and need.moved_from:
        return _said(
            _("%(name)s moved the date to <b>%(promised)s</b>; it was promised for %(was)s."),
            name=need.talent_manager.first_name,
            promised=moment(need.promised_at),
            was=moment(need.moved_from),
        )
    if late:
        said = _("%(name)s had promised <b>%(promised)s</b> and owes you a word.")
    elif need.state == "sent":
        said = _("%(name)s answers you by <b>%(promised)s</b>.")
    elif need.state == "reframing":
        said = _("%(name)s clarifies it with you; people by <b>%(promised)s</b>.")
    else:
        said = _("Two to five people by <b>%(promised)s</b>.")
    return _said(said, name=need.talent_manager.first_name, promised=moment(need.promised_at))


def _said(sentence: str, **words: object) -> SafeString:
    """Our sentence, with its emphasis; what people wrote in it is escaped."""
    return mark_safe(sentence % {name: conditional_escape(said) for name, said in words.items()})
