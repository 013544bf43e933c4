"""Whether a business may be contracted with and paid, on a day, and what is missing otherwise.

C. trav. L8222-1, D8222-5 and R03: the age of a certificate is tested on the day of a check
(signature, then every six months); between two checks an older one is a warning, not a block,
unless the operator prefers the stricter reading (`vigilance.continuous`).
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.models import Business, CompanyCheck, Document
from ensemble.people.compliance.requirements import REQUIREMENTS, Requirement

VERIFIED = "VIGILANCE_VERIFIED"
NOT_VERIFIED = "VIGILANCE_NOT_VERIFIED"
TOO_OLD = "VIGILANCE_TOO_OLD"
EXPIRED = "VIGILANCE_EXPIRED"
NO_BUSINESS = "VIGILANCE_NO_BUSINESS"
COMPANY_CLOSED = "VIGILANCE_COMPANY_CLOSED"


@dataclass(frozen=True)
class Rules:
    """The dated parameters of a day."""

    months: int
    alert_days: int
    continuous: bool

    @classmethod
    def on(cls, day: date) -> "Rules":
        found = DatedValue.objects.in_force(day).filter(name__startswith="vigilance.")
        values = dict(found.values_list("name", "value"))
        return cls(
            months=int(values["vigilance.certificate_months"]),
            alert_days=int(values["vigilance.alert_days"]),
            continuous=values["vigilance.continuous"] == "1",
        )


@dataclass(frozen=True)
class Standing:
    """One requirement, on a day: `missing`, `received`, `rejected`, `too_old`, `expired`, `verified`.

    `document` is the one that counts; or, of what does not count, the one that came nearest.
    `ends_on` is the first day on which it will no longer count at a check.
    """

    requirement: Requirement
    state: str
    document: Document | None = None
    ends_on: date | None = None

    @property
    def label(self) -> str:
        return self.requirement.label

    @property
    def is_in_order(self) -> bool:
        return self.state == "verified"

    def ends_within(self, days: int, *, on: date) -> bool:
        return self.ends_on is not None and self.ends_on <= on + timedelta(days=days)


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
    if business is None or not business.is_described:
        return Vigilance(on, NO_BUSINESS)
    rules = Rules.on(on)
    if is_closed(business):
        return Vigilance(on, COMPANY_CLOSED)
    legal = [one for one in REQUIREMENTS[business.status] if one.is_vigilance]
    today = standings_of(business, on=on, rules=rules, only=legal)
    counted = today
    if checked_on is not None and not rules.continuous:
        counted = standings_of(business, on=on, aged_on=checked_on, rules=rules, only=legal)
    missing = tuple(one for one in counted if not one.is_in_order)
    ageing = tuple(
        now for now, then in zip(today, counted, strict=True) if then.is_in_order > now.is_in_order
    )
    relied = tuple(one.document for one in counted if one.is_in_order)
    return Vigilance(on, _code(missing), missing, ageing, relied)


def safe_of(business: Business, *, on: date) -> list[Standing]:
    """Everything the safe asks of that status, in the order it asks."""
    return standings_of(business, on=on, rules=Rules.on(on), only=REQUIREMENTS[business.status])


def standings_of(
    business: Business,
    *,
    on: date,
    rules: Rules,
    only: Iterable[Requirement],
    aged_on: date | None = None,
) -> list[Standing]:
    papers = list(Document.objects.filter(business=business).still_speaking().with_names())
    return [
        _standing(one, [paper for paper in papers if paper.kind == one.kind], on, aged_on, rules)
        for one in only
    ]


def is_closed(business: Business) -> bool:
    """The last word of Sirene about that place of business, when it had one."""
    said = CompanyCheck.objects.filter(
        business=business, register=CompanyCheck.Register.SIRENE, number=business.siret
    )
    last = said.exclude(result=CompanyCheck.Result.BY_HAND).first()
    return last is not None and last.result == CompanyCheck.Result.CLOSED


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day when that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end_of(paper: Document, requirement: Requirement, rules: Rules) -> date | None:
    """The first day on which this paper no longer counts at a check."""
    ends = [paper.expires_on] if paper.expires_on else []
    if requirement.ages:
        ends.append(months_after(paper.issued_on, rules.months))
    return min(ends, default=None)


def _standing(
    requirement: Requirement,
    papers: list[Document],
    on: date,
    aged_on: date | None,
    rules: Rules,
) -> Standing:
    """The best of the papers of that kind; among equals, the one that will count the longest."""
    known = [
        Standing(
            requirement,
            _state(paper, requirement, on, aged_on or on, rules),
            paper,
            end_of(paper, requirement, rules),
        )
        for paper in papers
    ]
    order = ["verified", "received", "expired", "too_old", "rejected"]
    known.sort(key=lambda one: (order.index(one.state), -(one.ends_on or date.max).toordinal()))
    return known[0] if known else Standing(requirement, "missing")


def _state(paper: Document, requirement: Requirement, on: date, aged_on: date, rules: Rules) -> str:
    if paper.state != "verified":
        return paper.state
    if paper.expires_on and paper.expires_on <= on:
        return "expired"
    if requirement.ages and months_after(paper.issued_on, rules.months) <= aged_on:
        return "too_old"
    return "verified"


def _code(missing: tuple[Standing, ...]) -> str:
    """The gravest first: a paper never seen, then one out of date."""
    states = {one.state for one in missing}
    if not states:
        return VERIFIED
    if states <= {"too_old"}:
        return TOO_OLD
    return EXPIRED if states <= {"too_old", "expired"} else NOT_VERIFIED
