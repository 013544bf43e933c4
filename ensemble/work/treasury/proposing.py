"""What a bank line may be: the matches to make, and how sure they are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ensemble.money.invoicing.models import Invoice
from ensemble.work.treasury.models import BankLine, Payment

NOT_LETTERS = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True)
class Part:
    """One match to make."""

    kind: str
    amount: Decimal
    invoice: Invoice | None = None
    payment: Payment | None = None
    discount: Decimal = Decimal(0)  # what whoever paid early kept
    credit: Invoice | None = None  # of the same client, who deducted all that is open of it


@dataclass(frozen=True)
class Proposal:
    """`parts` in full; `why` is the rung: `number`, `discount`, `set_off`,
    `partial`, `overpaid`, `account`, `amount`, `fee`."""

    parts: tuple[Part, ...] = ()
    certain: bool = False
    why: str = ""
    note: str = ""


NOTHING = Proposal()


class Numbers:
    """Invoices found by their number in the words of a line, however a bank wrote it."""

    def __init__(self, invoices: Iterable[Invoice]):
        self.known = {plain(one.number): one for one in invoices}
        self.lengths = sorted({len(number) for number in self.known})

    def named_by(self, line: BankLine) -> list[Invoice]:
        """Those whose number stands in the words, or was given as the payer's own reference."""
        words = plain(f"{line.words} {line.end_to_end_id}")
        found = {}
        for length in self.lengths:
            for start in range(len(words) - length + 1):
                one = self.known.get(words[start : start + length])
                if one and not words[start + length : start + length + 1].isdigit():
                    found[one.pk] = one
        return list(found.values())


def plain(text: str) -> str:
    """As banks may write it: neither spaces nor signs."""
    return NOT_LETTERS.sub("", text.upper())
