"""A brief joined to a need: looked at before it is kept, kept where nobody can open it in place."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions.access import is_client_of, may_revise_draft
from ensemble.work.missions.briefs import kind_of, shown_name
from ensemble.work.missions.models import Brief, Need


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
    kind = kind_of(content)
    _forget(need)
    brief = Brief(
        need=need,
        name=shown_name(name, kind),
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        by=by,
        at=at,
    )
    brief.file.save(brief.name, ContentFile(content), save=False)
    brief.save()
    if need.state != "draft":
        record("missions.brief_attached", on=need, by=by, at=at, name=brief.name)
    return brief


@transaction.atomic
def remove_brief(need: Need, *, by: Person | None, draft_key: str = "", at: datetime) -> None:
    require(_may_attach(by, need, draft_key))
    need.lock()
    if not _forget(need):
        return
    if need.state != "draft":
        record("missions.brief_removed", on=need, by=by, at=at)


def _may_attach(by: Person | None, need: Need, draft_key: str) -> bool:
    if need.state == "draft":
        return may_revise_draft(by, need, draft_key)
    return is_client_of(by, need)


def _forget(need: Need) -> bool:
    """The row now, its bytes once the transaction holds."""
    former = Brief.objects.filter(need=need).first()
    if former is None:
        return False
    storage, stored = former.file.storage, former.file.name
    transaction.on_commit(lambda: storage.delete(stored))
    former.delete()
    return True
