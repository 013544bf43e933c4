"""The vigilance file of a business: what a client keeps to show that it checked, its index first."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.text import slugify

from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.people.compliance.index import Asked, Enclosures, MissionCheck, data_of
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.standings import safe_of

INDEX = "00-index.pdf"


def vigilance_file(
    business: Business,
    *,
    on: date,
    at: datetime,
    language: str,
    title: str = "",
    checks: Sequence[MissionCheck] = (),
) -> bytes:
    """A zip: an index in PDF, then every verified paper but identities, whose images are deleted.

    `title` is what the file is for, a mission for instance, and `checks` those of that mission: each
    is told, with the certificate that was in force that day. The same facts make the same bytes.
    """
    zone = ZoneInfo(Operator.current().time_zone)
    with translation.override(language), timezone.override(zone):
        asked = asked_of(business, on=on, checks=checks)
        data = data_of(asked, at=at, title=title)
        files = [(INDEX, typeset("compliance/vigilance", data, language=language))]
        files += [(name, content_of(paper.file)) for paper, name in asked.enclosures]
    return _zip(files, at.astimezone(zone))


def asked_of(business: Business, *, on: date, checks: Sequence[MissionCheck] = ()) -> Asked:
    """Each thing asked with the paper that answers it; of what is between two checks, the last one done
    says what counts (R03)."""
    last = max((check.done_on for check in checks if check.done_on), default=None)
    late = any(check.is_late(on) for check in checks)
    standings = safe_of(business, on=on, checked_on=last)
    enclosures = Enclosures()
    for standing in standings:
        enclosures.add(standing.relied_upon)
    for check in checks:
        enclosures.add(check.document)
    return Asked(business, on, None if late else last, standings, tuple(checks), enclosures)


def file_name(business: Business, *, on: date) -> str:
    return f"vigilance-{slugify(business.legal_name) or business.number}-{on.isoformat()}.zip"


def _zip(files: list[tuple[str, bytes]], at: datetime) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
