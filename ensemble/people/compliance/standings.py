"""Where each paper asked of a business stands on a day."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ensemble.foundation.parameters.reading import values_of
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.requirements import REQUIREMENTS, Requirement

NEAREST = ("verified", "received", "expired", "too_old", "rejected")


@dataclass(frozen=True)
class Rules:
    """The dated parameters of a day."""

    months: int
    alert_days: int
    continuous: bool

    @classmethod
    def on(cls, day: date) -> "Rules":
        values = values_of("vigilance.", on=day)
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

    @property
    def relied_upon(self) -> Document | None:
        """The paper, once someone has verified it, even too old since."""
        return self.document if self.document and self.document.state == "verified" else None

    def ends_within(self, days: int, *, on: date) -> bool:
        return self.ends_on is not None and self.ends_on <= on + timedelta(days=days)


def safe_of(business: Business, *, on: date, checked_on: date | None = None) -> list[Standing]:
    """Everything the safe asks of that status, in the order it asks. Between two checks, `checked_on` is
    the last one: age is tested there, unless papers are watched all the time."""
    papers = papers_of([business]).get(business.pk, [])
    rules = Rules.on(on)
    aged_on = None if rules.continuous else checked_on
    return standings(REQUIREMENTS[business.status], papers, on=on, aged_on=aged_on, rules=rules)


def papers_of(businesses: Iterable[Business]) -> dict[int, list[Document]]:
    """What still speaks of each business, by its key, in one query."""
    found: dict[int, list[Document]] = {}
    papers = Document.objects.filter(business__in=list(businesses)).still_speaking()
    for paper in papers.with_names():
        found.setdefault(paper.business_id, []).append(paper)
    return found


def standings(
    asked: Iterable[Requirement],
    papers: list[Document],
    *,
    on: date,
    rules: Rules,
    aged_on: date | None = None,
) -> list[Standing]:
    """`aged_on` is the day on which age is tested, when it is not `on`."""
    return [
        _nearest(one, [paper for paper in papers if paper.kind == one.kind], on, aged_on, rules)
        for one in asked
    ]


def end_of(paper: Document, requirement: Requirement, rules: Rules) -> date | None:
    """The first day on which this paper no longer counts at a check."""
    ends = [paper.expires_on] if paper.expires_on else []
    if requirement.ages:
        ends.append(months_after(paper.issued_on, rules.months))
    return min(ends, default=None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day when that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _nearest(
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
    known.sort(key=lambda one: (NEAREST.index(one.state), -(one.ends_on or date.max).toordinal()))
    return known[0] if known else Standing(requirement, "missing")


def _state(paper: Document, requirement: Requirement, on: date, aged_on: date, rules: Rules) -> str:
    if paper.state != "verified":
        return paper.state
    if paper.expires_on and paper.expires_on <= on:
        return "expired"
    if requirement.ages and months_after(paper.issued_on, rules.months) <= aged_on:
        return "too_old"
    return "verified"
