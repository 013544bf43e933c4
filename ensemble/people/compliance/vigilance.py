"""Whether a business may be contracted with and paid, on a day, and what is missing otherwise.

C. trav. L8222-1, D8222-5 and R03: the age of a certificate is tested on the day of a check
(signature, then every six months); between two checks an older one is a warning, not a block,
unless the operator prefers the stricter reading (`vigilance.continuous`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ensemble.people.compliance.models import Business, CompanyCheck, Document
from ensemble.people.compliance.requirements import REQUIREMENTS
from ensemble.people.compliance.standings import (
    Rules,
    Standing,
    months_after,
    papers_of,
    standings,
)

__all__ = ["Vigilance", "months_after", "vigilance_of", "vigilance_of_each"]

VERIFIED = "VIGILANCE_VERIFIED"
NOT_VERIFIED = "VIGILANCE_NOT_VERIFIED"
TOO_OLD = "VIGILANCE_TOO_OLD"
EXPIRED = "VIGILANCE_EXPIRED"
NO_BUSINESS = "VIGILANCE_NO_BUSINESS"
COMPANY_CLOSED = "VIGILANCE_COMPANY_CLOSED"


@dataclass(frozen=True)
class Vigilance:
    """`missing`: what blocks. `ageing`: what counted at the last check and would not at a new one."""

    on: date
    code: str
    missing: tuple[Standing, ...] = ()
    ageing: tuple[Standing, ...] = ()
    documents: tuple[Document, ...] = ()

    @property
    def verified(self) -> bool:
        return self.code == VERIFIED

    @property
    def sentence(self) -> str:
        names = ", ".join(one.label for one in self.missing)
        return {
            VERIFIED: _("The papers that the law asks for are verified."),
            NOT_VERIFIED: _("Not verified yet: %(names)s."),
            TOO_OLD: _("More than six months old on the day of the check: %(names)s."),
            EXPIRED: _("No longer valid: %(names)s."),
            NO_BUSINESS: _("The business that contracts and invoices is not described yet."),
            COMPANY_CLOSED: _("The register says that this company is closed."),
        }[self.code] % {"names": names}


def vigilance_of(
    business: Business | None, *, on: date, checked_on: date | None = None
) -> Vigilance:
    """R01, R03. `on` is the day of a check; between two checks, `checked_on` is the last one."""
    if business is None:
        return Vigilance(on, NO_BUSINESS)
    checked = {business.pk: checked_on} if checked_on else {}
    return vigilance_of_each([business], on=on, checked=checked)[business.pk]


def vigilance_of_each(
    businesses: Iterable[Business], *, on: date, checked: Mapping[int, date] | None = None
) -> dict[int, Vigilance]:
    """The same for many, by key of business, in three queries; `checked` holds each last check."""
    asked = list(businesses)
    rules, closed, papers = Rules.on(on), _closed(asked), papers_of(asked)
    return {
        one.pk: _judged(
            one,
            papers.get(one.pk, []),
            on=on,
            checked_on=(checked or {}).get(one.pk),
            rules=rules,
            is_closed=one.pk in closed,
        )
        for one in asked
    }


def _judged(
    business: Business,
    papers: list[Document],
    *,
    on: date,
    checked_on: date | None,
    rules: Rules,
    is_closed: bool,
) -> Vigilance:
    if not business.is_described:
        return Vigilance(on, NO_BUSINESS)
    if is_closed:
        return Vigilance(on, COMPANY_CLOSED)
    legal = [one for one in REQUIREMENTS[business.status] if one.is_vigilance]
    today = standings(legal, papers, on=on, rules=rules)
    counted = today
    if checked_on is not None and not rules.continuous:
        counted = standings(legal, papers, on=on, aged_on=checked_on, rules=rules)
    missing = tuple(one for one in counted if not one.is_in_order)
    ageing = tuple(
        now for now, then in zip(today, counted, strict=True) if then.is_in_order > now.is_in_order
    )
    relied = tuple(one.document for one in counted if one.is_in_order)
    return Vigilance(on, _code(missing), missing, ageing, relied)


def _closed(businesses: list[Business]) -> set[int]:
    """Those whose place of business Sirene called closed, the last time that it had an answer."""
    places = {one.pk: one.siret for one in businesses if one.siret}
    said = CompanyCheck.objects.filter(
        business__in=places, register=CompanyCheck.Register.SIRENE, number__in=places.values()
    ).exclude(result=CompanyCheck.Result.BY_HAND)
    last: dict[int, str] = {}
    for check in said:  # the newest first
        if places[check.business_id] == check.number:
            last.setdefault(check.business_id, check.result)
    return {pk for pk, result in last.items() if result == CompanyCheck.Result.CLOSED}


def _code(missing: tuple[Standing, ...]) -> str:
    """The gravest first: a paper never seen, then one out of date."""
    states = {one.state for one in missing}
    if not states:
        return VERIFIED
    if states <= {"too_old"}:
        return TOO_OLD
    return EXPIRED if states <= {"too_old", "expired"} else NOT_VERIFIED
