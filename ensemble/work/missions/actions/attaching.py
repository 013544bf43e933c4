"""A brief joined to a need: looked at before it is kept, kept where nobody can open it in place.

It is kept as long as its need, or the mission that came of it, and years more; some weeks only when the
need is never sent.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.actions.retaining import keep_in_use, retain, start_term
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.parameters.reading import value
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.access import is_client_of, may_revise_draft
from ensemble.work.missions.kinds import BRIEF
from ensemble.work.missions.models import Brief, Need
from ensemble.work.missions.promises import today


@transaction.atomic
def attach_brief(
    need: Need,
    *,
    name: str,
    content: bytes,
    by: Person | None,
    draft_key: str = "",
    at: datetime,
) -> Brief:
    """One file a need: another one takes its place. Raises ValidationError for what is neither
    PDF nor DOCX, weighs more than 10 MB, or hides something."""
    require(_may_attach(by, need, draft_key))
    need.lock()
    if need.has_ended:
        raise TooLate(_("This need has ended."))
    file = keep(content, name=name, kind=BRIEF, by=by, at=at)
    forget_brief(need, why="replaced", by=by, at=at)
    brief = Brief.objects.create(need=need, file=file, by=by, at=at)
    if need.state == "draft":
        _keep_for_a_while(file, on=today(at))
    else:
        record("missions.brief_attached", on=need, by=by, at=at, name=file.name)
    return brief


@transaction.atomic
def remove_brief(need: Need, *, by: Person | None, draft_key: str = "", at: datetime) -> None:
    require(_may_attach(by, need, draft_key))
    need.lock()
    if not forget_brief(need, why="removed", by=by, at=at):
        return
    if need.state != "draft":
        record("missions.brief_removed", on=need, by=by, at=at)


def forget_brief(need: Need, *, why: str, by: Person | None, at: datetime) -> bool:
    """For the actions that have looked at the right to do it: the row now, its file purged."""
    former = Brief.objects.select_related("file").filter(need=need).first()
    if former is None:
        return False
    former.delete()
    purge(former.file, why=why, by=by, at=at)
    return True


def brief_in_use(need: Need) -> None:
    """The need was sent: someone works with it."""
    for brief in Brief.objects.filter(need=need).select_related("file"):
        keep_in_use(brief.file)


def brief_over(need: Need, *, on: date) -> None:
    """Nobody works with it any more: the need was withdrawn, or its mission is over."""
    for brief in Brief.objects.filter(need=need).select_related("file"):
        start_term(brief.file, on=on)


def shelve_late() -> None:
    """Those that came in, or were over, before a brief had a term: each is given its own, and after that
    there is nothing left to do."""
    waiting = Brief.objects.filter(file__keep_until=None, file__state="kept")
    for brief in waiting.filter(need__state="withdrawn").select_related("need"):
        brief_over(brief.need, on=today(brief.need.withdrawn_at))
    for brief in waiting.filter(need__state="draft").select_related("file"):
        _keep_for_a_while(brief.file, on=today(brief.at))


def _keep_for_a_while(file: StoredFile, *, on: date) -> None:
    """A need that is never sent keeps nothing of anyone."""
    retain(file, until=on + timedelta(days=int(value("missions.draft_days", on=on))))


def _may_attach(by: Person | None, need: Need, draft_key: str) -> bool:
    if need.state == "draft":
        return may_revise_draft(by, need, draft_key)
    return is_client_of(by, need)
