"""Each person is asked first, reads what the client will read, and answers freely.

No reason is asked, no delay is counted, nothing follows from a no.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.core.workdays import is_working_day
from ensemble.foundation.persons.models import Person
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_answer, may_compose
from ensemble.work.missions.actions.composing import facts_of, hold_while_composing
from ensemble.work.missions.actions.meeting import call_off
from ensemble.work.missions.fees import NoFeeRule, rule_on
from ensemble.work.missions.histories import record_about
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.promises import today

NEEDED = ("line", "rate")


class Facts(TypedDict, total=False):
    """What she may correct before the client reads it; the rate is hers alone."""

    line: str
    years: int | None
    rate: Decimal
    free_on: date | None
    place: str


@transaction.atomic
def ask(presentation: Presentation, *, by: Person, at: datetime) -> Presentation:
    """Ask one person, who receives by letter what the client would read. Asking twice is once."""
    require(may_compose(by, presentation.need))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state", "why", "limit", "asked_at"])
    if presentation.state == "asked":
        return presentation
    if not (presentation.why and presentation.limit):
        raise Incomplete(
            _("Write why %(name)s, and one limit, before asking.")
            % {"name": presentation.person.first_name}
        )
    try:
        rule = rule_on(today(at))
    except NoFeeRule:
        raise TooLate(_("No fee rule is in force today: finance has to approve one.")) from None
    facts = {} if presentation.asked_at else facts_of(presentation.member)
    move(presentation, "asked", fee_rule=rule, asked_at=at, answered_at=None, **facts)
    record_about(presentation, "missions.consent_asked", by=by, at=at)
    letters.consent_asked(presentation, by=by, at=at)
    return presentation


@transaction.atomic
def ask_all(shortlist: Shortlist, *, by: Person, at: datetime) -> list[Presentation]:
    """Ask everyone drafted; nobody when one of them lacks her words."""
    drafted = shortlist.presentations.filter(state="drafted").in_alphabetical_order()
    return [ask(presentation, by=by, at=at) for presentation in drafted.ready_to_read()]


@transaction.atomic
def nudge(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """The manager's own gesture, once a working day at most."""
    require(may_compose(by, presentation.need))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state", "asked_at", "reminded_at"])
    if presentation.state != "asked":
        raise TooLate(_("This person has already answered."))
    if not is_working_day(today(at)):
        raise TooLate(_("Today is not a working day: the reminder can wait."))
    if today(presentation.reminded_at or presentation.asked_at) == today(at):
        raise TooLate(_("This person has already been written to today."))
    presentation.reminded_at = at
    presentation.save(update_fields=["reminded_at"])
    record_about(presentation, "missions.consent_reminded", by=by, at=at)
    letters.consent_reminder(presentation, by=by, at=at)


@transaction.atomic
def correct(
    presentation: Presentation, *, by: Person, at: datetime, **facts: Unpack[Facts]
) -> Presentation:
    """She sets her facts right, as long as the client has not read them."""
    require(may_answer(by, presentation))
    hold_while_composing(presentation.shortlist)
    changed = {name: fact for name, fact in facts.items() if getattr(presentation, name) != fact}
    asked = Presentation.objects.filter(pk=presentation.pk, state__in=("asked", "yes"))
    if not changed:
        return presentation
    if not all(changed.get(name, True) for name in NEEDED):
        raise Incomplete(_("Give your line and your daily rate: the client reads them."))
    if not asked.update(**changed):
        raise TooLate(_("This question has been closed."))
    for name, fact in changed.items():
        setattr(presentation, name, fact)
    record_about(presentation, "missions.facts_corrected", by=by, at=at, fields=sorted(changed))
    return presentation


@transaction.atomic
def say_yes(
    presentation: Presentation, *, by: Person, at: datetime, **facts: Unpack[Facts]
) -> Presentation:
    """She agrees to be presented for this need, with these facts. Twice is once; a no thank you
    may become a yes until the shortlist leaves."""
    require(may_answer(by, presentation))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state", "line", "years", "rate", "free_on", "place"])
    if presentation.state == "yes":
        return correct(presentation, by=by, at=at, **facts)
    if not all(facts.get(name, getattr(presentation, name)) for name in NEEDED):
        raise Incomplete(_("Give your line and your daily rate: the client reads them."))
    move(presentation, "yes", answered_at=at, late=_("This question has been closed."), **facts)
    record_about(presentation, "missions.said_yes", by=by, at=at)
    letters.consent_answered(presentation, at=at)
    return presentation


@transaction.atomic
def say_no_thank_you(presentation: Presentation, *, by: Person, at: datetime) -> Presentation:
    """No reason, no effect. Twice is once."""
    require(may_answer(by, presentation))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state"])
    if presentation.state == "no_thank_you":
        return presentation
    move(presentation, "no_thank_you", answered_at=at, late=_("This question has been closed."))
    record_about(presentation, "missions.said_no_thank_you", by=by, at=at)
    letters.consent_answered(presentation, at=at)
    return presentation


@transaction.atomic
def withdraw(presentation: Presentation, *, by: Person, at: datetime) -> Presentation:
    """She takes her yes back, until the end. Whatever was booked is called off."""
    require(may_answer(by, presentation))
    presentation.need.lock()
    presentation.refresh_from_db(fields=["state", "shortlist"])
    if presentation.state == "withdrawn":
        return presentation
    if presentation.shortlist.state == "closed":
        raise TooLate(_("This need has ended: there is nothing left to withdraw from."))
    move(presentation, "withdrawn", withdrawn_at=at, late=_("This question has been closed."))
    call_off(presentation, by=by, at=at)
    record_about(presentation, "missions.withdrew", by=by, at=at)
    letters.withdrew(presentation, at=at)
    return presentation
