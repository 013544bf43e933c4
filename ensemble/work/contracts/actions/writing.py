"""The articles of our contracts change: one person writes, another puts in force, from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts.access import (
    may_approve_clause,
    may_propose_clause,
)
from ensemble.work.contracts.blanks import known_blanks
from ensemble.work.contracts.models import Clause
from ensemble.work.missions.promises import today


@transaction.atomic
def propose_clause(
    clause: Clause,
    *,
    heading_fr: str,
    text_fr: str,
    heading_en: str,
    text_en: str,
    source: str,
    valid_from: date,
    by: Person,
    at: datetime,
) -> Clause:
    """Another wording of this article. Papers already written keep the words they have."""
    require(may_propose_clause(by))
    if valid_from < today(at):
        raise Incomplete(_("A wording never looks back: choose today or a later day."))
    wording = Clause(
        paper=clause.paper,
        model=clause.model,
        slug=clause.slug,
        position=clause.position,
        heading_fr=heading_fr,
        text_fr=text_fr,
        heading_en=heading_en,
        text_en=text_en,
        source=source,
        valid_from=valid_from,
        proposed_by=by,
        proposed_at=at,
    )
    if unknown := unknown_blanks(wording):
        raise Incomplete(
            _("Nothing fills these blanks: %(names)s.") % {"names": ", ".join(unknown)}
        )
    wording.save()
    record("contracts.clause_proposed", on=wording, by=by, at=at, heading=heading_fr)
    return wording


@transaction.atomic
def approve_clause(clause: Clause, *, by: Person, at: datetime) -> Clause:
    """A second person puts it in force; the wording before ends the day it begins. Twice is once."""
    if clause.state == "in_force" and clause.approved_by_id == by.pk:
        return clause
    require(may_approve_clause(by, clause))
    begins = max(clause.valid_from, today(at))
    same = Clause.objects.of(clause.paper, clause.model).filter(slug=clause.slug, state="in_force")
    for before in same.select_for_update():
        if before.valid_from >= begins:
            raise TooLate(_("Another wording already begins on that day or later."))
        if before.valid_to is None or before.valid_to > begins:
            before.valid_to = begins
            before.save(update_fields=["valid_to"])
    move(
        clause,
        "in_force",
        valid_from=begins,
        approved_by=by,
        approved_at=at,
        late=_("This wording was set aside."),
    )
    record("contracts.clause_approved", on=clause, by=by, at=at, heading=clause.heading_fr)
    return clause


@transaction.atomic
def set_clause_aside(clause: Clause, *, by: Person, at: datetime) -> Clause:
    require(may_propose_clause(by))
    if clause.state == "set_aside":
        return clause
    move(clause, "set_aside", late=_("This wording is already in force."))
    record("contracts.clause_set_aside", on=clause, by=by, at=at, heading=clause.heading_fr)
    return clause


def unknown_blanks(clause: Clause) -> list[str]:
    return sorted(clause.blanks - known_blanks(clause.paper))
