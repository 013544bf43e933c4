"""A need described by someone nobody knows yet, kept as a draft, then claimed at the door."""

from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.access import may_describe, may_revise_draft
from ensemble.work.missions.models import Need, NeedVersion


class Answers(TypedDict, total=False):
    """The five questions: what and why, what will be true at the end, where, when, for how much."""

    title: str
    context: str
    outcome: str
    place: str
    presence: str
    starts_on: date | None
    days: int | None
    rhythm: str
    budget: Decimal | None


@transaction.atomic
def describe(
    *,
    by: Person | None,
    draft_key: str = "",
    at: datetime,
    seen: str | None = None,
    **answers: Unpack[Answers],
) -> Need:
    """Begin a draft, or go on with the one this session already holds, when it is as it was `seen`.

    A visitor gives the random `draft_key` of her session; a person signed in needs none, and
    the same answers given twice at once are one draft.
    """
    go_on = partial(revise_draft, by=by, draft_key=draft_key, at=at, seen=seen, **answers)
    require(may_describe(by))
    if by is not None:
        return _same_draft(by, answers) or _begin(by, "", at, answers)
    if held := Need.objects.drafted_under(draft_key).first():
        return go_on(held)
    try:
        with transaction.atomic():
            return _begin(by, draft_key, at, answers)
    except IntegrityError:
        return go_on(Need.objects.drafted_under(draft_key).get())


def _begin(by: Person | None, draft_key: str, at: datetime, answers: Answers) -> Need:
    need = Need.objects.create(author=by, draft_key=draft_key, drafted_at=at)
    need.current = NeedVersion.objects.create(need=need, number=1, by=by, at=at, **answers)
    need.save(update_fields=["current"])
    return need


def _same_draft(by: Person, answers: Answers) -> Need | None:
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    same = {f"current__{name}": value for name, value in answers.items()}
    return Need.objects.filter(author=by, state="draft", **same).first()


@transaction.atomic
def revise_draft(
    need: Need,
    *,
    by: Person | None,
    draft_key: str = "",
    at: datetime,
    seen: str | None = None,
    **answers: Unpack[Answers],
) -> Need:
    """Write the answers given so far over the draft; drafts keep no versions.

    `seen` is the mark of these answers as they were read: Stale when they have changed since.
    """
    require(may_revise_draft(by, need, draft_key))
    need.lock()
    if need.state != "draft":
        raise TooLate(_("This need has already been sent."))
    require_unchanged(seen, {name: getattr(need.current, name) for name in answers}, answers)
    for name, value in answers.items():
        setattr(need.current, name, value)
    need.current.at = at
    need.current.save(update_fields=[*answers, "at"])
    return need


@transaction.atomic
def claim(need: Need, *, draft_key: str, by: Person, at: datetime) -> Need:
    """Whoever described a need before signing in takes it as hers. Claiming twice is once."""
    if need.author_id == by.pk:
        return need
    require(may_revise_draft(None, need, draft_key))
    need.lock()
    if need.author_id:
        raise TooLate(_("This need has already been taken up."))
    need.author, need.draft_key = by, ""
    need.save(update_fields=["author", "draft_key"])
    NeedVersion.objects.filter(need=need).update(by=by)
    record("missions.need_claimed", on=need, by=by, at=at)
    return need
