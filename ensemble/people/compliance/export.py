"""The vigilance file of a business: what a client keeps to show that it checked, its index first."""

import io
import zipfile
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ensemble.foundation.files.reading import content_of
from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats import dates
from ensemble.people.compliance.models import Business, CompanyCheck, Document
from ensemble.people.compliance.standings import Standing, safe_of
from ensemble.people.compliance.vigilance import vigilance_of

INDEX = "00-index.pdf"


def vigilance_file(
    business: Business,
    *,
    on: date,
    at: datetime,
    language: str,
    title: str = "",
    checked_on: date | None = None,
) -> bytes:
    """A zip: an index in PDF, then every verified paper but identities, whose images are deleted.

    `title` is what the file is for, a mission for instance. The same facts make the same bytes.
    """
    operator = Operator.current()
    zone = ZoneInfo(operator.time_zone)
    with translation.override(language), timezone.override(zone):
        enclosed = _enclosed(business, on)
        index = typeset(
            "compliance/vigilance",
            _data(business, enclosed, operator, on=on, at=at, title=title, checked_on=checked_on),
            language=language,
        )
        files = [(INDEX, index)]
        files += [(name, content_of(paper.file)) for _one, paper, name in enclosed if name]
    return _zip(files, at.astimezone(zone))


def file_name(business: Business, *, on: date) -> str:
    return f"vigilance-{slugify(business.legal_name) or business.number}-{on.isoformat()}.zip"


def _enclosed(business: Business, on: date) -> list[tuple[Standing, Document | None, str]]:
    """Each thing asked, the verified paper that answers it, and its name in the file."""
    rows = []
    for number, one in enumerate(safe_of(business, on=on), start=1):
        paper = one.document if one.document and one.document.state == "verified" else None
        shown = paper and not one.requirement.is_identity
        ending = paper.file.name.rpartition(".")[2] if shown else ""
        rows.append((one, paper, f"{number:02d}-{slugify(one.label)}.{ending}" if shown else ""))
    return rows


def _data(
    business: Business,
    enclosed: list[tuple[Standing, Document | None, str]],
    operator: Operator,
    *,
    on: date,
    at: datetime,
    title: str,
    checked_on: date | None,
) -> dict[str, Any]:
    return {
        "at": at,
        "operator": operator.letterhead(translation.get_language()),
        "title": title,
        "on": dates.dated_day(on),
        "result": vigilance_of(business, on=on, checked_on=checked_on).sentence,
        "business": {
            "name": business.trade_name,
            "status": business.get_status_display(),
            "siren": business.siren,
            "siret": business.siret,
            "vat_number": business.vat_number,
            "address": ", ".join(business.address),
        },
        "checks": [_check(check) for check in last_checks(business)],
        "papers": [_paper(*row) for row in enclosed],
    }


def last_checks(business: Business) -> list[CompanyCheck]:
    """The last word of each register about the numbers of today."""
    numbers = [number for number in (business.siret, business.vat_number) if number]
    said = CompanyCheck.objects.filter(business=business, number__in=numbers).select_related("by")
    last: dict[str, CompanyCheck] = {}
    for check in said:
        last.setdefault(check.register, check)
    return sorted(last.values(), key=lambda check: check.register)


def _check(check: CompanyCheck) -> dict[str, str]:
    return {
        "register": check.get_register_display(),
        "result": check.get_result_display(),
        "name": check.name,
        "proof": check.proof,
        "on": dates.dated_day(check.at),
        "by": check.by.name if check.by else "",
    }


def _paper(standing: Standing, paper: Document | None, name: str) -> dict[str, str]:
    row = {"label": standing.label, "file": name, "state": state_words(standing)}
    if paper is None:
        return row
    return row | {
        "issued_on": dates.dated_day(paper.issued_on),
        "expires_on": dates.dated_day(paper.expires_on) if paper.expires_on else "",
        "code": paper.code,
        "verified": _("%(day)s by %(name)s")
        % {"day": dates.dated_day(paper.verified_at), "name": paper.verified_by.name},
        "result": paper.result,
        "sha256": paper.sha256,
    }


def state_words(standing: Standing) -> str:
    return {
        "missing": _("Missing"),
        "received": _("Received, being checked"),
        "rejected": _("To do again"),
        "too_old": _("More than six months old"),
        "expired": _("No longer valid"),
        "verified": _("Verified"),
    }[standing.state]


def _zip(files: list[tuple[str, bytes]], at: datetime) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
