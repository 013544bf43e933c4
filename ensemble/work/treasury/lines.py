"""One line of a member's money, and all of them: five words, what is certain, what is expected."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats.dates import day
from ensemble.money.invoicing.models import Invoice
from ensemble.work.missions.models.fee import FeeLine

NOTHING = Decimal("0.00")
TONES = {
    "declared": "quiet",
    "approved": "info",
    "invoiced": "info",
    "scheduled": "info",
    "paid": "done",
    "act": "act",
}


@dataclass(frozen=True)
class Line:
    """`on` is the promised day, or the earliest one of what is only expected."""

    word: str
    title: str
    amount: Decimal
    on: date
    sentence: str
    certain: bool = False
    act: bool = False
    fee: FeeLine | None = None
    url: str = ""
    number: str = ""  # of the invoice, beneath what was worked

    @property
    def is_taxed(self) -> bool:
        """An invoice bears its VAT; what has none yet is said without."""
        return self.word not in ("declared", "approved")

    @property
    def label(self) -> str:
        return words()[self.word]

    @property
    def tone(self) -> str:
        """Red only when the member has something to do."""
        return "error" if self.act else TONES[self.word]


@dataclass(frozen=True)
class Money:
    """`to_give_back`: credit notes of what had been paid already."""

    coming: list[Line]
    paid: list[Line]
    to_give_back: list[Invoice] = field(default_factory=list)

    @property
    def certain(self) -> Decimal:
        return sum((line.amount for line in self.coming if line.certain), NOTHING)

    @property
    def expected(self) -> Decimal:
        return sum((line.amount for line in self.coming if not line.certain), NOTHING)

    @property
    def until(self) -> date | None:
        """The day by which all that is certain has left: no total without a date."""
        return max((line.on for line in self.coming if line.certain), default=None)

    @property
    def hoped(self) -> date | None:
        """The day by which all may have left, if what is awaited comes now."""
        return max((line.on for line in self.coming), default=None)

    @property
    def is_taxed(self) -> bool:
        """Whether all that is expected is invoiced."""
        return all(line.is_taxed for line in self.coming if not line.certain)

    @property
    def parts(self) -> list[tuple[Any, ...]]:
        """What is certain and what is not, side by side; nothing to compare when there is one alone."""
        if not (self.certain and self.expected):
            return []
        by, perhaps = _("by %(day)s"), _("%(day)s at the earliest")
        return [
            (self.certain, by % {"day": day(self.until)}),
            (self.expected, perhaps % {"day": day(self.hoped)}, "expected"),
        ]


def words() -> dict[str, str]:
    """The only five."""
    return {
        "declared": _("Declared"),
        "approved": _("Approved"),
        "invoiced": _("Invoiced"),
        "scheduled": _("Scheduled"),
        "paid": _("Paid"),
    }
