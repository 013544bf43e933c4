"""What every bank file becomes, whatever its format."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True)
class Movement:
    """One line of a statement. `amount` is signed: money that comes in is above zero."""

    booked_on: date
    amount: Decimal
    value_on: date | None = None
    currency: str = "EUR"
    reference: str = ""  # the bank's own, the same in every file that tells this movement
    end_to_end_id: str = ""
    name: str = ""
    iban: str = ""  # of whoever paid us, or whom we paid
    words: str = ""
    code: str = ""  # the bank's transaction code
    returned: bool = False
    reason: str = ""  # why a payment came back, as the banks' code says it


@dataclass
class Account:
    """The movements of one account over one period, with the balances the bank gives."""

    iban: str = ""
    number: str = ""
    currency: str = "EUR"
    from_on: date | None = None
    to_on: date | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    movements: list[Movement] = field(default_factory=list)
    pending: int = 0  # announced but not booked: left aside

    @property
    def is_a_record(self) -> bool:
        """A statement with both balances, and not mere notices."""
        return self.opening is not None and self.closing is not None

    @property
    def gap(self) -> Decimal:
        """What lacks between the balances and the movements; zero when they agree."""
        if not self.is_a_record:
            return Decimal(0)
        return self.closing - self.opening - sum((m.amount for m in self.movements), Decimal(0))


class Unreadable(ValidationError):
    """The file is not what it says, in a sentence for whoever sent it."""


def require_reasonable(content: bytes) -> None:
    if not content.strip():
        raise Unreadable(_("This file is empty."))
    if len(content) > LARGEST:
        raise Unreadable(_("This file is larger than 20 MB. Ask your bank for shorter periods."))
