"""What the index of a vigilance file says: registers, checks of the mission, papers with their proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.formats import dates
from ensemble.people.compliance.models import Business, CompanyCheck, Document
from ensemble.people.compliance.standings import Standing
from ensemble.people.compliance.vigilance import vigilance_of


@dataclass(frozen=True)
class MissionCheck:
    """A check of a mission, on its date: done by someone who looked at a certificate, or not yet."""

    due_on: date
    done_on: date | None = None
    by: str = ""
    result: str = ""
    document: Document | None = None

    def is_late(self, on: date) -> bool:
        return self.done_on is None and self.due_on <= on


class Enclosures:
    """Each paper once, under a name that sorts; never the image of an identity, nor what is purged."""

    def __init__(self) -> None:
        self._named: dict[int, tuple[Document, str]] = {}

    def __iter__(self) -> Iterator[tuple[Document, str]]:
        return iter(self._named.values())

    def add(self, paper: Document | None) -> None:
        if paper is None or paper.pk in self._named or not paper.file.is_readable:
            return
        if paper.kind == Document.Kind.IDENTITY:
            return
        number, ending = len(self._named) + 1, paper.file.name.rpartition(".")[2]
        label = slugify(paper.get_kind_display())
        self._named[paper.pk] = (paper, f"{number:02d}-{label}-{paper.issued_on}.{ending}")

    def name_of(self, paper: Document) -> str:
        return self._named[paper.pk][1] if paper.pk in self._named else ""


@dataclass(frozen=True)
class Asked:
    """Everything the file answers, on its day."""

    business: Business
    on: date
    checked_on: date | None
    standings: list[Standing]
    checks: tuple[MissionCheck, ...]
    enclosures: Enclosures


def data_of(asked: Asked, *, at: datetime, title: str) -> dict[str, Any]:
    business, on = asked.business, asked.on
    return {
        "at": at,
        "operator": Operator.current().letterhead(translation.get_language()),
        "title": title,
        "on": dates.dated_day(on),
        "result": vigilance_of(business, on=on, checked_on=asked.checked_on).sentence,
        "business": {
            "name": business.trade_name,
            "status": business.get_status_display(),
            "siren": business.siren,
            "siret": business.siret,
            "vat_number": business.vat_number,
            "address": ", ".join(business.address),
        },
        "registers": [_register(check) for check in last_checks(business)],
        "checks": [_check(check, asked.enclosures, on) for check in asked.checks],
        "papers": [_paper(one, asked.enclosures) for one in asked.standings],
    }


def last_checks(business: Business) -> list[CompanyCheck]:
    """The last word of each register about the numbers of today."""
    numbers = [number for number in (business.siret, business.vat_number) if number]
    said = CompanyCheck.objects.filter(business=business, number__in=numbers).select_related("by")
    last: dict[str, CompanyCheck] = {}
    for check in said:
        last.setdefault(check.register, check)
    return sorted(last.values(), key=lambda check: check.register)


def _register(check: CompanyCheck) -> dict[str, str]:
    return {
        "register": check.get_register_display(),
        "result": check.get_result_display(),
        "name": check.name,
        "proof": check.proof,
        "on": dates.dated_day(check.at),
        "by": check.by.name if check.by else "",
    }


def _check(check: MissionCheck, enclosures: Enclosures, on: date) -> dict[str, str]:
    row = {"due_on": dates.dated_day(check.due_on), "state": _check_words(check, on)}
    if check.done_on is None:
        return row
    row |= {"done_on": dates.dated_day(check.done_on), "by": check.by, "result": check.result}
    paper = check.document
    if paper is None:
        return row
    return row | {
        "issued_on": dates.dated_day(paper.issued_on),
        "code": paper.code,
        "found": paper.result,
        "sha256": paper.sha256,
        "file": enclosures.name_of(paper),
    }


def _check_words(check: MissionCheck, on: date) -> str:
    if check.done_on:
        return _("Check done")
    return _("Due, not done yet") if check.is_late(on) else _("To come")


def _paper(standing: Standing, enclosures: Enclosures) -> dict[str, str]:
    paper = standing.relied_upon
    row = {"label": standing.label, "state": state_words(standing), "file": ""}
    if paper is None:
        return row
    return row | {
        "file": enclosures.name_of(paper),
        "deleted": "" if paper.file.is_readable else _why_deleted(paper),
        "issued_on": dates.dated_day(paper.issued_on),
        "expires_on": dates.dated_day(paper.expires_on) if paper.expires_on else "",
        "code": paper.code,
        "verified": _("%(day)s by %(name)s")
        % {"day": dates.dated_day(paper.verified_at), "name": paper.verified_by.name},
        "result": paper.result,
        "sha256": paper.sha256,
    }


def _why_deleted(paper: Document) -> str:
    if paper.kind == Document.Kind.IDENTITY:
        return _("The image was deleted once read; the result, the day and the hash are kept.")
    return _("The file was deleted, as its retention says; the result and the hash are kept.")


def state_words(standing: Standing) -> str:
    return {
        "missing": _("Missing"),
        "received": _("Received, being checked"),
        "rejected": _("To do again"),
        "too_old": _("More than six months old"),
        "expired": _("No longer valid"),
        "verified": _("Verified"),
    }[standing.state]
